-- What a learning course says of itself. The course itself is a node, and who takes it holds a role on that.
CREATE TABLE course (
    organisation_id BIGINT NOT NULL,
    node_id BIGINT NOT NULL,
    says TEXT NOT NULL,
    PRIMARY KEY (organisation_id, node_id),
    FOREIGN KEY (organisation_id, node_id) REFERENCES node (organisation_id, id)
);

-- What it contains: texts, links to pages elsewhere, and files.
CREATE TABLE course_part (
    organisation_id BIGINT NOT NULL,
    id BIGINT NOT NULL,
    node_id BIGINT NOT NULL,
    -- From 1, in the order in which they are read; gaps mean nothing.
    place BIGINT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('text', 'link', 'file')),
    title TEXT NOT NULL,
    text TEXT NOT NULL,
    address TEXT,
    file_name TEXT,
    type TEXT,
    digest TEXT,
    bytes BIGINT,
    content BYTEA,
    changed_at BIGINT NOT NULL,
    PRIMARY KEY (organisation_id, id),
    FOREIGN KEY (organisation_id, node_id) REFERENCES node (organisation_id, id),
    CHECK ((kind = 'link') = (address IS NOT NULL) AND (kind = 'file') = (content IS NOT NULL)
        AND (content IS NULL) = (file_name IS NULL))
);

CREATE INDEX course_part_of ON course_part (organisation_id, node_id, place, id);

-- That somebody completed a course, under the title that it had then. What was taken back stays as that.
CREATE TABLE course_completion (
    organisation_id BIGINT NOT NULL,
    id BIGINT NOT NULL,
    person_id BIGINT NOT NULL,
    node_id BIGINT NOT NULL,
    course_title TEXT NOT NULL,
    -- The first moment of the day.
    completed_on BIGINT NOT NULL,
    noted_at BIGINT NOT NULL,
    taken_back_at BIGINT,
    PRIMARY KEY (organisation_id, id),
    FOREIGN KEY (organisation_id, person_id) REFERENCES person (organisation_id, id),
    FOREIGN KEY (organisation_id, node_id) REFERENCES node (organisation_id, id)
);

CREATE UNIQUE INDEX course_completion_open
    ON course_completion (organisation_id, person_id, node_id) WHERE taken_back_at IS NULL;
CREATE INDEX course_completion_of ON course_completion (organisation_id, node_id, person_id);
