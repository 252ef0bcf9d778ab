CREATE TABLE "draft_changes" (
	"draft_id" text NOT NULL,
	"step" integer NOT NULL,
	"part_id" text NOT NULL,
	"before" json,
	"after" json,
	CONSTRAINT "draft_changes_draft_id_step_part_id_pk" PRIMARY KEY("draft_id","step","part_id")
);
--> statement-breakpoint
CREATE TABLE "draft_instructors" (
	"draft_id" text NOT NULL,
	"learner_id" text NOT NULL,
	"joined_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "draft_instructors_draft_id_learner_id_pk" PRIMARY KEY("draft_id","learner_id")
);
--> statement-breakpoint
CREATE TABLE "draft_invitations" (
	"id" text PRIMARY KEY NOT NULL,
	"draft_id" text NOT NULL,
	"token_hash" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "draft_parts" (
	"draft_id" text NOT NULL,
	"id" text NOT NULL,
	"kind" text NOT NULL,
	"parent_id" text,
	"place" text,
	"position" double precision NOT NULL,
	"content" json NOT NULL,
	"revision" integer NOT NULL,
	"seen" boolean NOT NULL,
	"key" text,
	CONSTRAINT "draft_parts_draft_id_id_pk" PRIMARY KEY("draft_id","id")
);
--> statement-breakpoint
CREATE TABLE "draft_steps" (
	"draft_id" text NOT NULL,
	"number" integer NOT NULL,
	"learner_id" text,
	"about" text NOT NULL,
	"state" text NOT NULL,
	"began_at" timestamp (3) with time zone NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "draft_steps_draft_id_number_pk" PRIMARY KEY("draft_id","number")
);
--> statement-breakpoint
CREATE TABLE "drafts" (
	"id" text PRIMARY KEY NOT NULL,
	"owner_id" text,
	"course_id" text,
	"work" text,
	"title" text NOT NULL,
	"language" text NOT NULL,
	"revision" integer NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"changed_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "pictures" (
	"id" text PRIMARY KEY NOT NULL,
	"learner_id" text,
	"bytes" integer NOT NULL,
	"width" integer NOT NULL,
	"height" integer NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "draft_changes" ADD CONSTRAINT "draft_changes_draft_id_drafts_id_fk" FOREIGN KEY ("draft_id") REFERENCES "public"."drafts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "draft_instructors" ADD CONSTRAINT "draft_instructors_draft_id_drafts_id_fk" FOREIGN KEY ("draft_id") REFERENCES "public"."drafts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "draft_instructors" ADD CONSTRAINT "draft_instructors_learner_id_learners_id_fk" FOREIGN KEY ("learner_id") REFERENCES "public"."learners"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "draft_invitations" ADD CONSTRAINT "draft_invitations_draft_id_drafts_id_fk" FOREIGN KEY ("draft_id") REFERENCES "public"."drafts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "draft_parts" ADD CONSTRAINT "draft_parts_draft_id_drafts_id_fk" FOREIGN KEY ("draft_id") REFERENCES "public"."drafts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "draft_steps" ADD CONSTRAINT "draft_steps_draft_id_drafts_id_fk" FOREIGN KEY ("draft_id") REFERENCES "public"."drafts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "draft_steps" ADD CONSTRAINT "draft_steps_learner_id_learners_id_fk" FOREIGN KEY ("learner_id") REFERENCES "public"."learners"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "drafts" ADD CONSTRAINT "drafts_owner_id_learners_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."learners"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "drafts" ADD CONSTRAINT "drafts_course_id_courses_id_fk" FOREIGN KEY ("course_id") REFERENCES "public"."courses"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pictures" ADD CONSTRAINT "pictures_learner_id_learners_id_fk" FOREIGN KEY ("learner_id") REFERENCES "public"."learners"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "draft_instructors_learner" ON "draft_instructors" USING btree ("learner_id");--> statement-breakpoint
CREATE UNIQUE INDEX "draft_invitations_token" ON "draft_invitations" USING btree ("token_hash");--> statement-breakpoint
CREATE INDEX "draft_invitations_draft" ON "draft_invitations" USING btree ("draft_id");--> statement-breakpoint
CREATE INDEX "draft_steps_learner" ON "draft_steps" USING btree ("learner_id");--> statement-breakpoint
CREATE INDEX "drafts_owner" ON "drafts" USING btree ("owner_id");--> statement-breakpoint
CREATE UNIQUE INDEX "drafts_course" ON "drafts" USING btree ("course_id");--> statement-breakpoint
CREATE INDEX "pictures_learner" ON "pictures" USING btree ("learner_id");