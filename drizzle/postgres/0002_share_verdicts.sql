ALTER TABLE "shares" ADD COLUMN "audio_id" text;--> statement-breakpoint
ALTER TABLE "shares" ADD COLUMN "because" text;