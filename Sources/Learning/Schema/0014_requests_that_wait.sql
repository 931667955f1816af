-- What waits for somebody is found without looking at all that they were ever asked.
ALTER TABLE confirmation_party ADD COLUMN is_waiting BIGINT NOT NULL DEFAULT 1 CHECK (is_waiting IN (0, 1));

UPDATE confirmation_party
SET is_waiting = 0
WHERE NOT EXISTS (
    SELECT 1 FROM confirmation
    WHERE confirmation.organisation_id = confirmation_party.organisation_id
        AND confirmation.id = confirmation_party.confirmation_id AND confirmation.state = 'waiting'
);

CREATE INDEX confirmation_party_waiting ON confirmation_party (organisation_id, person_id, confirmation_id)
    WHERE is_waiting = 1;

-- What waits of somebody, which goes back to them when they leave their Step.
CREATE INDEX confirmation_waiting_of ON confirmation (organisation_id, person_id) WHERE state = 'waiting';
