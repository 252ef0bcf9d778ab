CREATE TABLE `draft_changes` (
	`draft_id` text NOT NULL,
	`step` integer NOT NULL,
	`part_id` text NOT NULL,
	`before` text,
	`after` text,
	PRIMARY KEY(`draft_id`, `step`, `part_id`),
	FOREIGN KEY (`draft_id`) REFERENCES `drafts`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `draft_instructors` (
	`draft_id` text NOT NULL,
	`learner_id` text NOT NULL,
	`joined_at` integer NOT NULL,
	PRIMARY KEY(`draft_id`, `learner_id`),
	FOREIGN KEY (`draft_id`) REFERENCES `drafts`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`learner_id`) REFERENCES `learners`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `draft_instructors_learner` ON `draft_instructors` (`learner_id`);--> statement-breakpoint
CREATE TABLE `draft_invitations` (
	`id` text PRIMARY KEY NOT NULL,
	`draft_id` text NOT NULL,
	`token_hash` text NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	FOREIGN KEY (`draft_id`) REFERENCES `drafts`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `draft_invitations_token` ON `draft_invitations` (`token_hash`);--> statement-breakpoint
CREATE INDEX `draft_invitations_draft` ON `draft_invitations` (`draft_id`);--> statement-breakpoint
CREATE TABLE `draft_parts` (
	`draft_id` text NOT NULL,
	`id` text NOT NULL,
	`kind` text NOT NULL,
	`parent_id` text,
	`place` text,
	`position` real NOT NULL,
	`content` text NOT NULL,
	`revision` integer NOT NULL,
	`seen` integer NOT NULL,
	`key` text,
	PRIMARY KEY(`draft_id`, `id`),
	FOREIGN KEY (`draft_id`) REFERENCES `drafts`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `draft_steps` (
	`draft_id` text NOT NULL,
	`number` integer NOT NULL,
	`learner_id` text,
	`about` text NOT NULL,
	`state` text NOT NULL,
	`began_at` integer NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`draft_id`, `number`),
	FOREIGN KEY (`draft_id`) REFERENCES `drafts`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`learner_id`) REFERENCES `learners`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE INDEX `draft_steps_learner` ON `draft_steps` (`learner_id`);--> statement-breakpoint
CREATE TABLE `drafts` (
	`id` text PRIMARY KEY NOT NULL,
	`owner_id` text,
	`course_id` text,
	`work` text,
	`title` text NOT NULL,
	`language` text NOT NULL,
	`revision` integer NOT NULL,
	`created_at` integer NOT NULL,
	`changed_at` integer NOT NULL,
	FOREIGN KEY (`owner_id`) REFERENCES `learners`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`course_id`) REFERENCES `courses`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `drafts_owner` ON `drafts` (`owner_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `drafts_course` ON `drafts` (`course_id`);--> statement-breakpoint
CREATE TABLE `pictures` (
	`id` text PRIMARY KEY NOT NULL,
	`learner_id` text,
	`bytes` integer NOT NULL,
	`width` integer NOT NULL,
	`height` integer NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`learner_id`) REFERENCES `learners`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE INDEX `pictures_learner` ON `pictures` (`learner_id`);