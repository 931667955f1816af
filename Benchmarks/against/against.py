# Part of Lyceum, licensed under Apache-2.0; see LICENSE.
"""Asks other engines the requests of workload A, checks their answers, and prints what one decision takes.

Each engine gets what suits it: policies compiled once where it can, and with each request only the facts that it
needs (the person's holdings and the way up from the thing), as none of them is made to hold the whole organisation.
"""
import json
import statistics
import sys
import time

import casbin
import cedarpy
import regopy

roles, parents, legacy, held, requests = {}, {}, {}, {}, []
engine_ns = 0.0
with open(sys.argv[1], encoding="utf-8") as lines:
    for line in lines:
        kind, *fields = line.rstrip("\n").split("\t")
        if kind == "engine":
            engine_ns = float(fields[0])
        elif kind == "role":
            roles[fields[0]] = (fields[1].split(","), [a for a in fields[2].split(",") if a])
        elif kind == "thing":
            parents[fields[0]], legacy[fields[0]] = fields[2], fields[3] == "1"
        elif kind == "holds":
            held.setdefault(fields[0], []).append((fields[1], fields[2]))
        elif kind == "asks":
            requests.append((fields[0], fields[1], fields[2], fields[3] == "1"))


def way_up(thing):
    while thing:
        yield thing
        thing = parents[thing]


def measure(name, decide, count):
    """The median over requests of one decision; stops at the first wrong answer."""
    samples = []
    for person, action, thing, expected in requests[:count]:
        start = time.perf_counter_ns()
        answer = decide(person, action, thing)
        samples.append(time.perf_counter_ns() - start)
        if answer != expected:
            sys.exit(f"answers differ: {name}, {person} {action} {thing}: {answer}")
    median = statistics.median(samples)
    print(f"| A: one decision, {name}, median of {count} | {median / 1000:.1f} µs | {median / engine_ns:.0f} × as long as the engine |")


def cedar():
    """Roles as sets of resources on the person; one policy a role, and one for what it may on legacy things."""
    policies = []
    for role, (always, on_legacy) in roles.items():
        name = role.replace("-", "_")
        for actions, condition in ((always, ""), (on_legacy, " && resource.legacy")):
            if actions:
                listed = ", ".join(f'Action::"{action}"' for action in actions)
                policies.append(
                    f"permit(principal, action in [{listed}], resource)"
                    f" when {{ principal has {name} && resource in principal.{name}{condition} }};")
    text = "\n".join(policies)

    def uid(kind, name):
        return {"__entity": {"type": kind, "id": name}}

    def decide(person, action, thing):
        attributes = {}
        for role, node in held.get(person, []):
            attributes.setdefault(role.replace("-", "_"), []).append(uid("Thing", node))
        entities = [{"uid": uid("Person", person), "attrs": attributes, "parents": []}]
        for node in way_up(thing):
            above = [uid("Thing", parents[node])] if parents[node] else []
            entities.append({"uid": uid("Thing", node), "attrs": {"legacy": legacy[node]}, "parents": above})
        request = {"principal": f'Person::"{person}"', "action": f'Action::"{action}"', "resource": f'Thing::"{thing}"',
                   "context": {}}
        return cedarpy.is_authorized(request, text, entities).decision == cedarpy.Decision.Allow

    return decide


def casbin_rbac():
    """Roles in domains; one question for each node on the way up."""
    model = casbin.Model()
    model.load_model_from_text(
        "[request_definition]\nr = sub, dom, act, legacy\n[policy_definition]\np = sub, act, legacy\n"
        "[role_definition]\ng = _, _, _\n[policy_effect]\ne = some(where (p.eft == allow))\n"
        "[matchers]\nm = r.act == p.act && (p.legacy == 'no' || r.legacy == 'yes') && g(r.sub, p.sub, r.dom)\n")
    enforcer = casbin.Enforcer(model)
    for role, (always, on_legacy) in roles.items():
        enforcer.add_policies([[role, action, "no"] for action in always] + [[role, action, "yes"] for action in on_legacy])
    people = {person for person, *_ in requests[:2000]}
    enforcer.add_grouping_policies([[person, role, node] for person in people for role, node in held.get(person, [])])

    def decide(person, action, thing):
        flag = "yes" if legacy[thing] else "no"
        return any(enforcer.enforce(person, node, action, flag) for node in way_up(thing))

    return decide


def rego():
    """The roles as data, the person's holdings and the way up as input."""
    interpreter = regopy.Interpreter()
    data = {"always": {role: dict.fromkeys(pair[0], True) for role, pair in roles.items()},
            "legacy": {role: dict.fromkeys(pair[1], True) for role, pair in roles.items()}}
    interpreter.add_data_json(json.dumps(data))
    interpreter.add_module(
        "courses",
        "package courses\nimport rego.v1\ndefault allow := false\n"
        "allow if { some h in input.held; input.up[h[1]]; data.always[h[0]][input.action] }\n"
        "allow if { input.legacy; some h in input.held; input.up[h[1]]; data.legacy[h[0]][input.action] }\n")

    def decide(person, action, thing):
        interpreter.set_input_term(json.dumps({
            "held": held.get(person, []), "up": dict.fromkeys(way_up(thing), True), "action": action,
            "legacy": legacy[thing]}))
        return "true" in str(interpreter.query("data.courses.allow"))

    return decide


print("| on | measured | beside the engine in the same run |")
print("|---|---|---|")
measure("cedarpy", cedar(), 2000)
measure("pycasbin", casbin_rbac(), 300)
measure("regopy", rego(), 300)
