CREATE TABLE "shown" (
	"id" text PRIMARY KEY NOT NULL,
	"stamp" text NOT NULL
);--> statement-breakpoint
CREATE FUNCTION "change_shown"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	UPDATE "shown" SET "stamp" = gen_random_uuid();
	RETURN NULL;
END $$;--> statement-breakpoint
CREATE TRIGGER "shown_by_courses" AFTER INSERT OR UPDATE OR DELETE ON "courses" EXECUTE FUNCTION "change_shown"();--> statement-breakpoint
CREATE TRIGGER "shown_by_digests" AFTER INSERT OR UPDATE OF "course_id", "module_id", "language", "title", "state", "audio_id" OR DELETE ON "digests" EXECUTE FUNCTION "change_shown"();--> statement-breakpoint
CREATE TRIGGER "shown_by_audios" AFTER INSERT OR UPDATE OR DELETE ON "audios" EXECUTE FUNCTION "change_shown"();--> statement-breakpoint
CREATE TRIGGER "shown_by_shares" AFTER INSERT OR UPDATE OR DELETE ON "shares" EXECUTE FUNCTION "change_shown"();
