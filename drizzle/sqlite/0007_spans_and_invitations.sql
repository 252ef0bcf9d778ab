ALTER TABLE `draft_invitations` ADD `by_id` text REFERENCES learners(id) ON DELETE set null;--> statement-breakpoint
ALTER TABLE `draft_invitations` ADD `declined_at` integer;--> statement-breakpoint
CREATE INDEX `draft_invitations_by` ON `draft_invitations` (`by_id`);--> statement-breakpoint
ALTER TABLE `module_revisions` ADD `spans` text;--> statement-breakpoint
UPDATE `draft_invitations` SET `by_id` = (SELECT `owner_id` FROM `drafts` WHERE `drafts`.`id` = `draft_invitations`.`draft_id`);
