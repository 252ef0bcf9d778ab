CREATE TABLE `accounts` (
	`learner_id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`name_key` text NOT NULL,
	`password_hash` text NOT NULL,
	`role` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`learner_id`) REFERENCES `learners`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `accounts_name_key` ON `accounts` (`name_key`);--> statement-breakpoint
CREATE TABLE `card_revisions` (
	`id` text PRIMARY KEY NOT NULL,
	`module_id` text NOT NULL,
	`question_revision_ids` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `courses` (
	`id` text PRIMARY KEY NOT NULL,
	`work` text NOT NULL,
	`language` text NOT NULL,
	`instructor_id` text,
	`version_id` text,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`instructor_id`) REFERENCES `learners`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE UNIQUE INDEX `courses_work_language` ON `courses` (`work`,`language`);--> statement-breakpoint
CREATE TABLE `jobs` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`key` text NOT NULL,
	`payload` text NOT NULL,
	`state` text NOT NULL,
	`run_at` integer NOT NULL,
	`lease_ends_at` integer,
	`attempts` integer NOT NULL,
	`error` text
);
--> statement-breakpoint
CREATE INDEX `jobs_state` ON `jobs` (`state`,`run_at`);--> statement-breakpoint
CREATE UNIQUE INDEX `jobs_key` ON `jobs` (`kind`,`key`);--> statement-breakpoint
CREATE TABLE `joinings` (
	`guest_id` text PRIMARY KEY NOT NULL,
	`learner_id` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`learner_id`) REFERENCES `learners`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `joinings_learner` ON `joinings` (`learner_id`);--> statement-breakpoint
CREATE TABLE `learner_states` (
	`learner_id` text PRIMARY KEY NOT NULL,
	`ability` real NOT NULL,
	`answers` integer NOT NULL,
	`sprint` text NOT NULL,
	FOREIGN KEY (`learner_id`) REFERENCES `learners`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `learners` (
	`id` text PRIMARY KEY NOT NULL,
	`language` text,
	`zone` text,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `lessons` (
	`id` text PRIMARY KEY NOT NULL,
	`learner_id` text,
	`course_id` text NOT NULL,
	`version_id` text NOT NULL,
	`module_id` text NOT NULL,
	`card_revision_id` text NOT NULL,
	`started_at` integer NOT NULL,
	`opened_at` integer,
	`finished_at` integer,
	`right` integer,
	FOREIGN KEY (`learner_id`) REFERENCES `learners`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE INDEX `lessons_learner` ON `lessons` (`learner_id`,`module_id`);--> statement-breakpoint
CREATE TABLE `limits` (
	`key` text PRIMARY KEY NOT NULL,
	`count` integer NOT NULL,
	`ends_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `marks` (
	`key` text PRIMARY KEY NOT NULL,
	`value` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `memories` (
	`learner_id` text NOT NULL,
	`concept_id` text NOT NULL,
	`value` real NOT NULL,
	`variance` real NOT NULL,
	`answers` integer NOT NULL,
	`days` integer NOT NULL,
	`last_day` text NOT NULL,
	`stability` real NOT NULL,
	`seen_at` integer NOT NULL,
	PRIMARY KEY(`learner_id`, `concept_id`),
	FOREIGN KEY (`learner_id`) REFERENCES `learners`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `mentor_questions` (
	`id` text PRIMARY KEY NOT NULL,
	`learner_id` text,
	`instructor_id` text,
	`course_id` text NOT NULL,
	`module_id` text,
	`text` text,
	`asked_at` integer,
	`seen_at` integer,
	`answer` text,
	`answered_at` integer,
	FOREIGN KEY (`learner_id`) REFERENCES `learners`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`instructor_id`) REFERENCES `learners`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE INDEX `mentor_questions_instructor` ON `mentor_questions` (`instructor_id`,`asked_at`);--> statement-breakpoint
CREATE INDEX `mentor_questions_learner` ON `mentor_questions` (`learner_id`);--> statement-breakpoint
CREATE TABLE `module_revisions` (
	`id` text PRIMARY KEY NOT NULL,
	`module_id` text NOT NULL,
	`title` text NOT NULL,
	`source` text NOT NULL,
	`ideas` text NOT NULL,
	`minutes` real NOT NULL
);
--> statement-breakpoint
CREATE TABLE `places` (
	`learner_id` text NOT NULL,
	`module_id` text NOT NULL,
	`idea` integer NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`learner_id`, `module_id`),
	FOREIGN KEY (`learner_id`) REFERENCES `learners`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `practices` (
	`id` text PRIMARY KEY NOT NULL,
	`learner_id` text,
	`course_id` text NOT NULL,
	`version_id` text NOT NULL,
	`concept_id` text NOT NULL,
	`question_revision_ids` text NOT NULL,
	`started_at` integer NOT NULL,
	`finished_at` integer,
	FOREIGN KEY (`learner_id`) REFERENCES `learners`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE INDEX `practices_learner` ON `practices` (`learner_id`,`concept_id`);--> statement-breakpoint
CREATE TABLE `question_revisions` (
	`id` text PRIMARY KEY NOT NULL,
	`question_id` text NOT NULL,
	`concept_id` text NOT NULL,
	`kind` text NOT NULL,
	`source` text NOT NULL,
	`ask_html` text NOT NULL,
	`choices` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `question_revisions_question` ON `question_revisions` (`question_id`);--> statement-breakpoint
CREATE TABLE `question_strengths` (
	`question_id` text PRIMARY KEY NOT NULL,
	`value` real NOT NULL,
	`answers` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `rewards` (
	`id` text PRIMARY KEY NOT NULL,
	`sprint_id` text NOT NULL,
	`learner_id` text NOT NULL,
	`kind` text NOT NULL,
	`chosen_at` integer NOT NULL,
	FOREIGN KEY (`learner_id`) REFERENCES `learners`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `rewards_sprint` ON `rewards` (`sprint_id`);--> statement-breakpoint
CREATE INDEX `rewards_learner` ON `rewards` (`learner_id`,`chosen_at`);--> statement-breakpoint
CREATE TABLE `sessions` (
	`id` text PRIMARY KEY NOT NULL,
	`learner_id` text NOT NULL,
	`expires_at` integer NOT NULL,
	FOREIGN KEY (`learner_id`) REFERENCES `learners`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `sessions_learner` ON `sessions` (`learner_id`);--> statement-breakpoint
CREATE INDEX `sessions_expires` ON `sessions` (`expires_at`);--> statement-breakpoint
CREATE TABLE `sprints` (
	`id` text PRIMARY KEY NOT NULL,
	`learner_id` text NOT NULL,
	`lessons` text NOT NULL,
	`finished_at` integer NOT NULL,
	FOREIGN KEY (`learner_id`) REFERENCES `learners`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `sprints_learner` ON `sprints` (`learner_id`,`finished_at`);--> statement-breakpoint
CREATE TABLE `study_log` (
	`seq` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`learner_id` text,
	`kind` text NOT NULL,
	`at` integer NOT NULL,
	`zone` text NOT NULL,
	`course_id` text NOT NULL,
	`module_id` text,
	`lesson_id` text,
	`practice_id` text,
	`question_id` text,
	`question_revision_id` text,
	`concept_id` text,
	`response` text,
	`right` integer,
	`chance` real,
	`strength` real,
	`strength_answers` integer,
	`choices` integer,
	`model` integer,
	`sprint_id` text,
	`reward` text,
	`reward_id` text,
	`sprint` text,
	FOREIGN KEY (`learner_id`) REFERENCES `learners`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE INDEX `study_log_learner` ON `study_log` (`learner_id`,`seq`);--> statement-breakpoint
CREATE UNIQUE INDEX `study_log_lesson_question` ON `study_log` (`lesson_id`,`question_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `study_log_practice_question` ON `study_log` (`practice_id`,`question_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `study_log_sprint` ON `study_log` (`sprint_id`);--> statement-breakpoint
CREATE INDEX `study_log_kind` ON `study_log` (`kind`,`seq`);--> statement-breakpoint
CREATE TABLE `version_concepts` (
	`version_id` text NOT NULL,
	`position` integer NOT NULL,
	`concept_id` text NOT NULL,
	`key` text NOT NULL,
	`module_id` text NOT NULL,
	`title` text NOT NULL,
	`summary` text NOT NULL,
	`needs` text NOT NULL,
	`wide` text NOT NULL,
	`tall` text NOT NULL,
	PRIMARY KEY(`version_id`, `position`),
	FOREIGN KEY (`version_id`) REFERENCES `versions`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `version_concepts_concept` ON `version_concepts` (`concept_id`);--> statement-breakpoint
CREATE TABLE `version_modules` (
	`version_id` text NOT NULL,
	`position` integer NOT NULL,
	`key` text NOT NULL,
	`module_id` text NOT NULL,
	`module_revision_id` text NOT NULL,
	`card_revision_id` text,
	PRIMARY KEY(`version_id`, `position`),
	FOREIGN KEY (`version_id`) REFERENCES `versions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`module_revision_id`) REFERENCES `module_revisions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`card_revision_id`) REFERENCES `card_revisions`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `version_modules_module` ON `version_modules` (`module_id`);--> statement-breakpoint
CREATE TABLE `version_questions` (
	`version_id` text NOT NULL,
	`position` integer NOT NULL,
	`module_id` text NOT NULL,
	`question_revision_id` text NOT NULL,
	`place` text NOT NULL,
	`passage_block` text,
	`passage_idea` integer,
	PRIMARY KEY(`version_id`, `position`),
	FOREIGN KEY (`version_id`) REFERENCES `versions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`question_revision_id`) REFERENCES `question_revisions`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `versions` (
	`id` text PRIMARY KEY NOT NULL,
	`course_id` text NOT NULL,
	`number` integer NOT NULL,
	`title` text NOT NULL,
	`summary` text NOT NULL,
	`by` text NOT NULL,
	`licence` text NOT NULL,
	`sources` text NOT NULL,
	`source` text NOT NULL,
	`hash` text NOT NULL,
	`published_at` integer NOT NULL,
	FOREIGN KEY (`course_id`) REFERENCES `courses`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `versions_course_number` ON `versions` (`course_id`,`number`);