CREATE TABLE `shown` (
	`id` text PRIMARY KEY NOT NULL,
	`stamp` text NOT NULL
);--> statement-breakpoint
CREATE TRIGGER `shown_by_courses_insert` AFTER INSERT ON `courses` BEGIN UPDATE `shown` SET `stamp` = hex(randomblob(16)); END;--> statement-breakpoint
CREATE TRIGGER `shown_by_courses_update` AFTER UPDATE ON `courses` BEGIN UPDATE `shown` SET `stamp` = hex(randomblob(16)); END;--> statement-breakpoint
CREATE TRIGGER `shown_by_courses_delete` AFTER DELETE ON `courses` BEGIN UPDATE `shown` SET `stamp` = hex(randomblob(16)); END;--> statement-breakpoint
CREATE TRIGGER `shown_by_digests_insert` AFTER INSERT ON `digests` BEGIN UPDATE `shown` SET `stamp` = hex(randomblob(16)); END;--> statement-breakpoint
CREATE TRIGGER `shown_by_digests_update` AFTER UPDATE OF `course_id`, `module_id`, `language`, `title`, `state`, `audio_id` ON `digests` BEGIN UPDATE `shown` SET `stamp` = hex(randomblob(16)); END;--> statement-breakpoint
CREATE TRIGGER `shown_by_digests_delete` AFTER DELETE ON `digests` BEGIN UPDATE `shown` SET `stamp` = hex(randomblob(16)); END;--> statement-breakpoint
CREATE TRIGGER `shown_by_audios_insert` AFTER INSERT ON `audios` BEGIN UPDATE `shown` SET `stamp` = hex(randomblob(16)); END;--> statement-breakpoint
CREATE TRIGGER `shown_by_audios_update` AFTER UPDATE ON `audios` BEGIN UPDATE `shown` SET `stamp` = hex(randomblob(16)); END;--> statement-breakpoint
CREATE TRIGGER `shown_by_audios_delete` AFTER DELETE ON `audios` BEGIN UPDATE `shown` SET `stamp` = hex(randomblob(16)); END;--> statement-breakpoint
CREATE TRIGGER `shown_by_shares_insert` AFTER INSERT ON `shares` BEGIN UPDATE `shown` SET `stamp` = hex(randomblob(16)); END;--> statement-breakpoint
CREATE TRIGGER `shown_by_shares_update` AFTER UPDATE ON `shares` BEGIN UPDATE `shown` SET `stamp` = hex(randomblob(16)); END;--> statement-breakpoint
CREATE TRIGGER `shown_by_shares_delete` AFTER DELETE ON `shares` BEGIN UPDATE `shown` SET `stamp` = hex(randomblob(16)); END;
