ALTER TABLE `digests` ADD `removed` text;--> statement-breakpoint
ALTER TABLE `digests` ADD `revision` integer DEFAULT 0 NOT NULL;