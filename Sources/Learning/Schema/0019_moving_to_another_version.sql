-- Somebody who is moved to another version of a Step keeps answers under new numbers, beside others that they leave behind:
-- so the number is unique within a version.
DROP INDEX self_assessment_present;
CREATE UNIQUE INDEX self_assessment_present
    ON self_assessment (organisation_id, person_id, node_id, framework_id, proficiency) WHERE replaced_at IS NULL;
