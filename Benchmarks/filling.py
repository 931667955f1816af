# Part of Lyceum, licensed under Apache-2.0; see LICENSE.
"""Fills a demonstration with the answers of a large trust: 5,000 learners on three Steps, some 40 proficiencies each.

The people come in by `lyceum import`; what they have done since is written as rows, as years of work would have left
them: answers, some of them given anew, what was asked and decided about them, and sign-offs over two years.
"""

import os
import random
import sqlite3
import subprocess

YEARS = 2 * 365 * 86_400
EDUCATORS, ASSESSORS = 60, 140


def run(program, *arguments):
    done = subprocess.run([program, *arguments], capture_output=True, text=True)
    if done.returncode != 0:
        raise RuntimeError(f"lyceum {arguments[0]} ended with {done.returncode}: {done.stdout}{done.stderr}")
    return done.stdout


def demonstration(program, database, root):
    run(program, "demo", os.path.join(root, "Samples", "healthcare.yaml"), "--database", database)


def fill(program, database, learners=5_000, seed=1):
    """Adds as many learners, and how many answers they have."""
    folder = os.path.dirname(database)
    people = EDUCATORS + ASSESSORS + learners
    file = os.path.join(folder, "people.csv")
    with open(file, "w", encoding="utf-8") as csv:
        csv.write("Name,E-mail address\n")
        for n in range(people):
            csv.write(f"{_name(n)},person{n}@bench.example\n")
    run(program, "import", "aldermoor", file, "--as", "priya@aldermoor.example", "--database", database)
    connection = sqlite3.connect(database, isolation_level=None)
    connection.execute("PRAGMA synchronous = OFF")
    connection.execute("BEGIN IMMEDIATE")
    count = _Years(connection, random.Random(seed), people).write()
    connection.execute("COMMIT")
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
    return count


def _name(n):
    first = ["Aisha", "Björn", "Chidi", "Dana", "Emeka", "Fiona", "Gwen", "Hassan", "Iris", "Jamal", "Kirsten", "Lena"]
    last = ["Abara", "Brandt", "Clarke", "Duarte", "Evans", "Farouk", "Greene", "Hughes", "Ito", "Jansen", "Kaya"]
    return f"{first[n % 12]} {last[n // 12 % 11]} {n}"


class _Years:
    """What two years of work leave in the tables."""

    def __init__(self, connection, chance, people):
        self.db, self.chance = connection, chance
        self.first = self._one("SELECT MAX(id) + 1 FROM person") - people
        self.now = self._one("SELECT changed_at FROM organisation WHERE id = 1")
        self.steps = self.db.execute(
            "SELECT node_id, id FROM framework WHERE organisation_id = 1 AND state = 'published' ORDER BY node_id"
        ).fetchall()
        self.educator = self._one("SELECT person_id FROM account WHERE email_key = 'farah@aldermoor.example'")
        self.reviewers = [self.first + n for n in range(EDUCATORS + ASSESSORS)]
        self.learners = range(self.first + EDUCATORS + ASSESSORS, self.first + people)
        self.rows = {name: [] for name in TABLES}
        self.next = {
            table: self._one(f"SELECT COALESCE(MAX(id), 0) + 1 FROM {table} WHERE organisation_id = 1")
            for table in ("holding", "self_assessment", "confirmation", "sign_off")
        }

    def _one(self, sql):
        return self.db.execute(sql).fetchone()[0]

    def number(self, table):
        self.next[table] += 1
        return self.next[table] - 1

    def write(self):
        for n, person in enumerate(self.reviewers):
            self.hold(person, "educator" if n < EDUCATORS else "assessor", 0)
        numbers = {
            framework: [row[0] for row in self.db.execute(
                "SELECT number FROM proficiency WHERE organisation_id = 1 AND framework_id = ? ORDER BY number",
                (framework,),
            )]
            for _, framework in self.steps
        }
        for person in self.learners:
            for node, framework in self.steps:
                self.hold(person, "learner", node)
                self.work(person, node, framework, numbers[framework])
        for table, columns in TABLES.items():
            marks = ", ".join("?" * len(columns.split(",")))
            self.db.executemany(f"INSERT INTO {table} (organisation_id, {columns}) VALUES (1, {marks})", self.rows[table])
        # One of each can sign in, as the demonstration's people do.
        for person in (self.reviewers[0], self.reviewers[EDUCATORS], self.learners[0]):
            self.db.execute(
                "UPDATE account SET password = (SELECT password FROM account WHERE email_key = 'farah@aldermoor.example')"
                " WHERE organisation_id = 1 AND person_id = ?",
                (person,),
            )
        return len(self.rows["self_assessment"])

    def hold(self, person, role, node):
        at = self.now - YEARS
        self.rows["holding"].append(
            (self.number("holding"), person, role, node, at, "hand", self.educator, at)
        )

    def work(self, person, node, framework, numbers):
        begun = self.now - self.chance.randrange(30 * 86_400, YEARS)
        self.rows["step_record"].append((person, node, framework, begun))
        is_done = self.chance.random() < 0.2
        at, given, asked = begun, [], self.chance.sample(self.reviewers, 2)
        for number in numbers:
            at = min(at + self.chance.randrange(3_600, 8 * 86_400), self.now - 60)
            if self.chance.random() < 0.1:
                self.answer(person, node, framework, number, at, "answered", replaced=at + 60)
            standing = "confirmed" if is_done else self.chance.choices(
                ["confirmed", "waiting", "answered", "sent-back"], [70, 2, 25, 3]
            )[0]
            answer = self.answer(person, node, framework, number, at, standing)
            given.append((answer, self.confirm(answer, person, node, at, standing, asked)))
        if is_done:
            self.sign_off(person, node, framework, at, given)

    def answer(self, person, node, framework, number, at, standing, replaced=None):
        answer = self.number("self_assessment")
        words = "Achieved" if standing != "answered" else "With support"
        evidence = "Done on three night shifts with my preceptor beside me, and twice on my own with her in the next bay."
        self.rows["self_assessment"].append((
            answer, person, node, framework, number, words, int(standing != "answered"), evidence, at, standing, replaced,
        ))
        return answer

    def confirm(self, answer, person, node, at, standing, asked):
        if standing == "answered":
            return None
        confirmation, is_open = self.number("confirmation"), standing == "waiting"
        decided = None if is_open else min(at + self.chance.randrange(600, 9 * 86_400), self.now)
        by = None if is_open else asked[0]
        self.rows["confirmation"].append((
            confirmation, answer, person, node, standing, at, decided, by,
            by and f"Reviewer {by}", by and "Assessor", "" if standing != "sent-back" else "Show me once more.",
        ))
        for reviewer in asked:
            self.rows["confirmation_party"].append((confirmation, reviewer, int(is_open)))
        return confirmation

    def sign_off(self, person, node, framework, at, given):
        sign_off, asked = self.number("sign_off"), min(at + 86_400, self.now)
        self.rows["sign_off"].append((
            sign_off, person, node, framework, "given", asked, f"Learner {person}", "Thank you.",
            min(asked + 86_400, self.now), self.educator, "Farah Siddiqui", "Educator / Manager", "Well done.",
            f"BENCH-{person}-{node}",
        ))
        self.rows["sign_off_line"] += [(sign_off, answer, confirmation) for answer, confirmation in given]


TABLES = {
    "holding": "id, person_id, role, node_id, from_at, source, given_by, given_at",
    "step_record": "person_id, node_id, framework_id, begun_at",
    "self_assessment": "id, person_id, node_id, framework_id, proficiency, answer, is_achieved, evidence, answered_at,"
    " standing, replaced_at",
    "confirmation": "id, self_assessment_id, person_id, node_id, state, asked_at, decided_at, decided_by, decided_name,"
    " decided_role, comment",
    "confirmation_party": "confirmation_id, person_id, is_waiting",
    "sign_off": "id, person_id, node_id, framework_id, state, asked_at, learner_name, learner_says, decided_at,"
    " decided_by, decided_name, decided_role, comment, code",
    "sign_off_line": "sign_off_id, self_assessment_id, confirmation_id",
}
