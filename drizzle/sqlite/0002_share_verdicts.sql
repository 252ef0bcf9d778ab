ALTER TABLE `shares` ADD `audio_id` text;--> statement-breakpoint
ALTER TABLE `shares` ADD `because` text;