-- Who asked that everything about them be erased. Decided: they were erased, or the request was taken back or refused.
CREATE TABLE erasure_request (
    organisation_id BIGINT NOT NULL,
    id BIGINT NOT NULL,
    person_id BIGINT NOT NULL,
    asked_at BIGINT NOT NULL,
    decided_at BIGINT,
    decided_by BIGINT,
    PRIMARY KEY (organisation_id, id),
    FOREIGN KEY (organisation_id, person_id) REFERENCES person (organisation_id, id)
);

CREATE UNIQUE INDEX erasure_request_open ON erasure_request (organisation_id, person_id) WHERE decided_at IS NULL;

-- That a person was erased: their number stays, since the trail and others' roles refer to it.
CREATE TABLE erasure (
    organisation_id BIGINT NOT NULL,
    person_id BIGINT NOT NULL,
    erased_at BIGINT NOT NULL,
    erased_by BIGINT,
    PRIMARY KEY (organisation_id, person_id),
    FOREIGN KEY (organisation_id, person_id) REFERENCES person (organisation_id, id)
);

-- Who looked at whose page, once a day at most; days are counted from 1970.
CREATE TABLE page_view (
    organisation_id BIGINT NOT NULL,
    person_id BIGINT NOT NULL,
    viewer_id BIGINT NOT NULL,
    day BIGINT NOT NULL,
    PRIMARY KEY (organisation_id, person_id, viewer_id, day),
    FOREIGN KEY (organisation_id, person_id) REFERENCES person (organisation_id, id),
    FOREIGN KEY (organisation_id, viewer_id) REFERENCES person (organisation_id, id)
);

CREATE INDEX page_view_by_day ON page_view (organisation_id, person_id, day);
CREATE INDEX page_view_by_viewer ON page_view (organisation_id, viewer_id, day);

-- After how many days something is let go; each change is a row, the newest counts, without days it is kept.
CREATE TABLE retention_rule (
    organisation_id BIGINT NOT NULL REFERENCES organisation (id),
    id BIGINT NOT NULL,
    kind TEXT NOT NULL,
    days BIGINT,
    from_at BIGINT NOT NULL,
    made_by BIGINT,
    PRIMARY KEY (organisation_id, id),
    CHECK (days IS NULL OR days BETWEEN 1 AND 36500)
);

-- When the rules were last carried out.
CREATE TABLE retention_run (
    organisation_id BIGINT NOT NULL PRIMARY KEY REFERENCES organisation (id),
    at BIGINT NOT NULL
);
