CREATE TABLE `audios` (
	`id` text PRIMARY KEY NOT NULL,
	`type` text NOT NULL,
	`bytes` integer NOT NULL,
	`seconds` real NOT NULL,
	`lufs` real NOT NULL,
	`peak_db` real NOT NULL,
	`voice` text NOT NULL,
	`cues` text NOT NULL,
	`chapters` text NOT NULL,
	`peaks` text NOT NULL,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `digests` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`learner_id` text,
	`course_id` text NOT NULL,
	`version_id` text NOT NULL,
	`module_id` text,
	`language` text NOT NULL,
	`title` text NOT NULL,
	`state` text NOT NULL,
	`script` text NOT NULL,
	`audio_id` text,
	`problem` text,
	`day` text,
	`created_at` integer NOT NULL,
	`changed_at` integer NOT NULL,
	FOREIGN KEY (`learner_id`) REFERENCES `learners`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `digests_learner` ON `digests` (`learner_id`,`created_at`);--> statement-breakpoint
CREATE INDEX `digests_module` ON `digests` (`course_id`,`module_id`);--> statement-breakpoint
CREATE INDEX `digests_audio` ON `digests` (`audio_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `digests_day` ON `digests` (`learner_id`,`day`);--> statement-breakpoint
CREATE TABLE `feeds` (
	`learner_id` text PRIMARY KEY NOT NULL,
	`token_hash` text NOT NULL,
	`created_at` integer NOT NULL,
	`last_used_at` integer,
	FOREIGN KEY (`learner_id`) REFERENCES `learners`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `feeds_token` ON `feeds` (`token_hash`);--> statement-breakpoint
CREATE TABLE `listens` (
	`share_id` text NOT NULL,
	`listener` text NOT NULL,
	`started_at` integer NOT NULL,
	`ended_at` integer,
	PRIMARY KEY(`share_id`, `listener`),
	FOREIGN KEY (`share_id`) REFERENCES `shares`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `reports` (
	`id` text PRIMARY KEY NOT NULL,
	`share_id` text NOT NULL,
	`reason` text NOT NULL,
	`text` text NOT NULL,
	`created_at` integer NOT NULL,
	`settled_at` integer,
	FOREIGN KEY (`share_id`) REFERENCES `shares`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `reports_share` ON `reports` (`share_id`);--> statement-breakpoint
CREATE TABLE `shares` (
	`id` text PRIMARY KEY NOT NULL,
	`digest_id` text NOT NULL,
	`learner_id` text NOT NULL,
	`token_hash` text NOT NULL,
	`name` text,
	`state` text NOT NULL,
	`expires_at` integer,
	`revoked_at` integer,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`digest_id`) REFERENCES `digests`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`learner_id`) REFERENCES `learners`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `shares_token` ON `shares` (`token_hash`);--> statement-breakpoint
CREATE INDEX `shares_digest` ON `shares` (`digest_id`);--> statement-breakpoint
CREATE INDEX `shares_learner` ON `shares` (`learner_id`);--> statement-breakpoint
ALTER TABLE `courses` ADD `sharing` text DEFAULT 'open' NOT NULL;--> statement-breakpoint
ALTER TABLE `jobs` ADD `progress` real;--> statement-breakpoint
ALTER TABLE `jobs` ADD `step` text;--> statement-breakpoint
ALTER TABLE `jobs` ADD `cancelled` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `lessons` ADD `share_id` text;--> statement-breakpoint
CREATE INDEX `lessons_share` ON `lessons` (`share_id`);