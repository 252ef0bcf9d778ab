ALTER TABLE `courses` ADD `listed` integer DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE `courses` ADD `mentored` integer;