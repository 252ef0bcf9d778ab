ALTER TABLE "draft_invitations" ADD COLUMN "by_id" text;--> statement-breakpoint
ALTER TABLE "draft_invitations" ADD COLUMN "declined_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "module_revisions" ADD COLUMN "spans" json;--> statement-breakpoint
ALTER TABLE "draft_invitations" ADD CONSTRAINT "draft_invitations_by_id_learners_id_fk" FOREIGN KEY ("by_id") REFERENCES "public"."learners"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "draft_invitations_by" ON "draft_invitations" USING btree ("by_id");--> statement-breakpoint
UPDATE "draft_invitations" SET "by_id" = (SELECT "owner_id" FROM "drafts" WHERE "drafts"."id" = "draft_invitations"."draft_id");
