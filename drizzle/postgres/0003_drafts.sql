ALTER TABLE "digests" ADD COLUMN "removed" json;--> statement-breakpoint
ALTER TABLE "digests" ADD COLUMN "revision" integer DEFAULT 0 NOT NULL;