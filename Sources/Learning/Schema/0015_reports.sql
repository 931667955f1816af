-- What reports count by: the day of a confirmation, and within how many days it came, where it was asked for.
ALTER TABLE confirmation ADD COLUMN decided_day BIGINT;
ALTER TABLE confirmation ADD COLUMN waited_days BIGINT;

UPDATE confirmation
SET decided_day = decided_at / 86400, waited_days = (decided_at - asked_at + 86399) / 86400
WHERE state IN ('confirmed', 'superseded') AND asked_at IS NOT NULL AND decided_at IS NOT NULL;

-- Each report reads its index alone, in the order that it counts in.
CREATE INDEX confirmation_by_day ON confirmation (organisation_id, node_id, decided_day, waited_days, person_id)
    WHERE decided_day IS NOT NULL;
CREATE INDEX self_assessment_progress ON self_assessment (
    organisation_id, node_id, person_id, standing, is_achieved, framework_id, proficiency, replaced_at
) WHERE replaced_at IS NULL;
CREATE INDEX sign_off_by_day ON sign_off (organisation_id, node_id, decided_at, state, person_id);
CREATE INDEX registration_by_day ON registration (organisation_id, asked_at, decided_at, person_id);
CREATE INDEX holding_by_day ON holding (organisation_id, node_id, role, from_at, given_at, person_id);
