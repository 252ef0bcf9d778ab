CREATE TABLE "accounts" (
	"learner_id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"name_key" text NOT NULL,
	"password_hash" text NOT NULL,
	"role" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "card_revisions" (
	"id" text PRIMARY KEY NOT NULL,
	"module_id" text NOT NULL,
	"question_revision_ids" json NOT NULL
);
--> statement-breakpoint
CREATE TABLE "courses" (
	"id" text PRIMARY KEY NOT NULL,
	"work" text NOT NULL,
	"language" text NOT NULL,
	"instructor_id" text,
	"version_id" text,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "jobs" (
	"id" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"key" text NOT NULL,
	"payload" json NOT NULL,
	"state" text NOT NULL,
	"run_at" timestamp (3) with time zone NOT NULL,
	"lease_ends_at" timestamp (3) with time zone,
	"attempts" integer NOT NULL,
	"error" text
);
--> statement-breakpoint
CREATE TABLE "joinings" (
	"guest_id" text PRIMARY KEY NOT NULL,
	"learner_id" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "learner_states" (
	"learner_id" text PRIMARY KEY NOT NULL,
	"ability" double precision NOT NULL,
	"answers" integer NOT NULL,
	"sprint" json NOT NULL
);
--> statement-breakpoint
CREATE TABLE "learners" (
	"id" text PRIMARY KEY NOT NULL,
	"language" text,
	"zone" text,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "lessons" (
	"id" text PRIMARY KEY NOT NULL,
	"learner_id" text,
	"course_id" text NOT NULL,
	"version_id" text NOT NULL,
	"module_id" text NOT NULL,
	"card_revision_id" text NOT NULL,
	"started_at" timestamp (3) with time zone NOT NULL,
	"opened_at" timestamp (3) with time zone,
	"finished_at" timestamp (3) with time zone,
	"right" integer
);
--> statement-breakpoint
CREATE TABLE "limits" (
	"key" text PRIMARY KEY NOT NULL,
	"count" integer NOT NULL,
	"ends_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "marks" (
	"key" text PRIMARY KEY NOT NULL,
	"value" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "memories" (
	"learner_id" text NOT NULL,
	"concept_id" text NOT NULL,
	"value" double precision NOT NULL,
	"variance" double precision NOT NULL,
	"answers" integer NOT NULL,
	"days" integer NOT NULL,
	"last_day" text NOT NULL,
	"stability" double precision NOT NULL,
	"seen_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "memories_learner_id_concept_id_pk" PRIMARY KEY("learner_id","concept_id")
);
--> statement-breakpoint
CREATE TABLE "mentor_questions" (
	"id" text PRIMARY KEY NOT NULL,
	"learner_id" text,
	"instructor_id" text,
	"course_id" text NOT NULL,
	"module_id" text,
	"text" text,
	"asked_at" timestamp (3) with time zone,
	"seen_at" timestamp (3) with time zone,
	"answer" text,
	"answered_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "module_revisions" (
	"id" text PRIMARY KEY NOT NULL,
	"module_id" text NOT NULL,
	"title" text NOT NULL,
	"source" text NOT NULL,
	"ideas" json NOT NULL,
	"minutes" double precision NOT NULL
);
--> statement-breakpoint
CREATE TABLE "places" (
	"learner_id" text NOT NULL,
	"module_id" text NOT NULL,
	"idea" integer NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "places_learner_id_module_id_pk" PRIMARY KEY("learner_id","module_id")
);
--> statement-breakpoint
CREATE TABLE "practices" (
	"id" text PRIMARY KEY NOT NULL,
	"learner_id" text,
	"course_id" text NOT NULL,
	"version_id" text NOT NULL,
	"concept_id" text NOT NULL,
	"question_revision_ids" json NOT NULL,
	"started_at" timestamp (3) with time zone NOT NULL,
	"finished_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "question_revisions" (
	"id" text PRIMARY KEY NOT NULL,
	"question_id" text NOT NULL,
	"concept_id" text NOT NULL,
	"kind" text NOT NULL,
	"source" json NOT NULL,
	"ask_html" text NOT NULL,
	"choices" json NOT NULL
);
--> statement-breakpoint
CREATE TABLE "question_strengths" (
	"question_id" text PRIMARY KEY NOT NULL,
	"value" double precision NOT NULL,
	"answers" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "rewards" (
	"id" text PRIMARY KEY NOT NULL,
	"sprint_id" text NOT NULL,
	"learner_id" text NOT NULL,
	"kind" text NOT NULL,
	"chosen_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"id" text PRIMARY KEY NOT NULL,
	"learner_id" text NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sprints" (
	"id" text PRIMARY KEY NOT NULL,
	"learner_id" text NOT NULL,
	"lessons" json NOT NULL,
	"finished_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "study_log" (
	"seq" bigserial PRIMARY KEY NOT NULL,
	"learner_id" text,
	"kind" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"zone" text NOT NULL,
	"course_id" text NOT NULL,
	"module_id" text,
	"lesson_id" text,
	"practice_id" text,
	"question_id" text,
	"question_revision_id" text,
	"concept_id" text,
	"response" json,
	"right" boolean,
	"chance" double precision,
	"strength" double precision,
	"strength_answers" integer,
	"choices" integer,
	"model" integer,
	"sprint_id" text,
	"reward" text,
	"reward_id" text,
	"sprint" json
);
--> statement-breakpoint
CREATE TABLE "version_concepts" (
	"version_id" text NOT NULL,
	"position" integer NOT NULL,
	"concept_id" text NOT NULL,
	"key" text NOT NULL,
	"module_id" text NOT NULL,
	"title" text NOT NULL,
	"summary" text NOT NULL,
	"needs" json NOT NULL,
	"wide" json NOT NULL,
	"tall" json NOT NULL,
	CONSTRAINT "version_concepts_version_id_position_pk" PRIMARY KEY("version_id","position")
);
--> statement-breakpoint
CREATE TABLE "version_modules" (
	"version_id" text NOT NULL,
	"position" integer NOT NULL,
	"key" text NOT NULL,
	"module_id" text NOT NULL,
	"module_revision_id" text NOT NULL,
	"card_revision_id" text,
	CONSTRAINT "version_modules_version_id_position_pk" PRIMARY KEY("version_id","position")
);
--> statement-breakpoint
CREATE TABLE "version_questions" (
	"version_id" text NOT NULL,
	"position" integer NOT NULL,
	"module_id" text NOT NULL,
	"question_revision_id" text NOT NULL,
	"place" text NOT NULL,
	"passage_block" text,
	"passage_idea" integer,
	CONSTRAINT "version_questions_version_id_position_pk" PRIMARY KEY("version_id","position")
);
--> statement-breakpoint
CREATE TABLE "versions" (
	"id" text PRIMARY KEY NOT NULL,
	"course_id" text NOT NULL,
	"number" integer NOT NULL,
	"title" text NOT NULL,
	"summary" text NOT NULL,
	"by" text NOT NULL,
	"licence" text NOT NULL,
	"sources" json NOT NULL,
	"source" text NOT NULL,
	"hash" text NOT NULL,
	"published_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "accounts" ADD CONSTRAINT "accounts_learner_id_learners_id_fk" FOREIGN KEY ("learner_id") REFERENCES "public"."learners"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "courses" ADD CONSTRAINT "courses_instructor_id_learners_id_fk" FOREIGN KEY ("instructor_id") REFERENCES "public"."learners"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "joinings" ADD CONSTRAINT "joinings_learner_id_learners_id_fk" FOREIGN KEY ("learner_id") REFERENCES "public"."learners"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "learner_states" ADD CONSTRAINT "learner_states_learner_id_learners_id_fk" FOREIGN KEY ("learner_id") REFERENCES "public"."learners"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lessons" ADD CONSTRAINT "lessons_learner_id_learners_id_fk" FOREIGN KEY ("learner_id") REFERENCES "public"."learners"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "memories" ADD CONSTRAINT "memories_learner_id_learners_id_fk" FOREIGN KEY ("learner_id") REFERENCES "public"."learners"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mentor_questions" ADD CONSTRAINT "mentor_questions_learner_id_learners_id_fk" FOREIGN KEY ("learner_id") REFERENCES "public"."learners"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mentor_questions" ADD CONSTRAINT "mentor_questions_instructor_id_learners_id_fk" FOREIGN KEY ("instructor_id") REFERENCES "public"."learners"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "places" ADD CONSTRAINT "places_learner_id_learners_id_fk" FOREIGN KEY ("learner_id") REFERENCES "public"."learners"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "practices" ADD CONSTRAINT "practices_learner_id_learners_id_fk" FOREIGN KEY ("learner_id") REFERENCES "public"."learners"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rewards" ADD CONSTRAINT "rewards_learner_id_learners_id_fk" FOREIGN KEY ("learner_id") REFERENCES "public"."learners"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_learner_id_learners_id_fk" FOREIGN KEY ("learner_id") REFERENCES "public"."learners"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sprints" ADD CONSTRAINT "sprints_learner_id_learners_id_fk" FOREIGN KEY ("learner_id") REFERENCES "public"."learners"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "study_log" ADD CONSTRAINT "study_log_learner_id_learners_id_fk" FOREIGN KEY ("learner_id") REFERENCES "public"."learners"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "version_concepts" ADD CONSTRAINT "version_concepts_version_id_versions_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."versions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "version_modules" ADD CONSTRAINT "version_modules_version_id_versions_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."versions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "version_modules" ADD CONSTRAINT "version_modules_module_revision_id_module_revisions_id_fk" FOREIGN KEY ("module_revision_id") REFERENCES "public"."module_revisions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "version_modules" ADD CONSTRAINT "version_modules_card_revision_id_card_revisions_id_fk" FOREIGN KEY ("card_revision_id") REFERENCES "public"."card_revisions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "version_questions" ADD CONSTRAINT "version_questions_version_id_versions_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."versions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "version_questions" ADD CONSTRAINT "version_questions_question_revision_id_question_revisions_id_fk" FOREIGN KEY ("question_revision_id") REFERENCES "public"."question_revisions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "versions" ADD CONSTRAINT "versions_course_id_courses_id_fk" FOREIGN KEY ("course_id") REFERENCES "public"."courses"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "accounts_name_key" ON "accounts" USING btree ("name_key");--> statement-breakpoint
CREATE UNIQUE INDEX "courses_work_language" ON "courses" USING btree ("work","language");--> statement-breakpoint
CREATE INDEX "jobs_state" ON "jobs" USING btree ("state","run_at");--> statement-breakpoint
CREATE UNIQUE INDEX "jobs_key" ON "jobs" USING btree ("kind","key");--> statement-breakpoint
CREATE INDEX "joinings_learner" ON "joinings" USING btree ("learner_id");--> statement-breakpoint
CREATE INDEX "lessons_learner" ON "lessons" USING btree ("learner_id","module_id");--> statement-breakpoint
CREATE INDEX "mentor_questions_instructor" ON "mentor_questions" USING btree ("instructor_id","asked_at");--> statement-breakpoint
CREATE INDEX "mentor_questions_learner" ON "mentor_questions" USING btree ("learner_id");--> statement-breakpoint
CREATE INDEX "practices_learner" ON "practices" USING btree ("learner_id","concept_id");--> statement-breakpoint
CREATE INDEX "question_revisions_question" ON "question_revisions" USING btree ("question_id");--> statement-breakpoint
CREATE UNIQUE INDEX "rewards_sprint" ON "rewards" USING btree ("sprint_id");--> statement-breakpoint
CREATE INDEX "rewards_learner" ON "rewards" USING btree ("learner_id","chosen_at");--> statement-breakpoint
CREATE INDEX "sessions_learner" ON "sessions" USING btree ("learner_id");--> statement-breakpoint
CREATE INDEX "sessions_expires" ON "sessions" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "sprints_learner" ON "sprints" USING btree ("learner_id","finished_at");--> statement-breakpoint
CREATE INDEX "study_log_learner" ON "study_log" USING btree ("learner_id","seq");--> statement-breakpoint
CREATE UNIQUE INDEX "study_log_lesson_question" ON "study_log" USING btree ("lesson_id","question_id");--> statement-breakpoint
CREATE UNIQUE INDEX "study_log_practice_question" ON "study_log" USING btree ("practice_id","question_id");--> statement-breakpoint
CREATE UNIQUE INDEX "study_log_sprint" ON "study_log" USING btree ("sprint_id");--> statement-breakpoint
CREATE INDEX "study_log_kind" ON "study_log" USING btree ("kind","seq");--> statement-breakpoint
CREATE INDEX "version_concepts_concept" ON "version_concepts" USING btree ("concept_id");--> statement-breakpoint
CREATE INDEX "version_modules_module" ON "version_modules" USING btree ("module_id");--> statement-breakpoint
CREATE UNIQUE INDEX "versions_course_number" ON "versions" USING btree ("course_id","number");