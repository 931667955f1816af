// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import HTTPTypes
import Organisations

@testable import Learning
@testable import Web

/// A route with its places filled in.
struct RouteVisit {
    let route: Route
    let path: String
    var person: PersonID?
    var node: NodeID?
    var holding: Int64?
}

/// What the role model says of a visit.
enum Due: Equatable {
    case allowed
    case refused
    /// It hangs on more than the address says: a group in which to register somebody.
    case either

    /// A form that is too old is refused whoever sends it, and somebody who is led to sign in was let in nowhere.
    func fits(_ answer: Answer) -> Bool {
        switch self {
        case .allowed: answer.status == 200 || answer.status == 409 || (answer.status == 303 && !answer.leadsToSignIn)
        case .refused: [403, 404].contains(answer.status) && !answer.text.contains(Problem.outOfDate)
        case .either: answer.status < 500
        }
    }
}

extension Answer {
    var leadsToSignIn: Bool { status == 303 && header("Location")?.hasPrefix("/\(Stage.slug)/sign-in") == true }
}

extension SampleStage {
    var routes: [Route] {
        stage.sitemap.routes.filter { $0.path.hasPrefix("/{organisation}") && !$0.path.hasSuffix("/sign-out") }
    }

    /// The visits of a route: people, places and holdings here and there.
    func visits(of route: Route) -> [RouteVisit] {
        let base = route.path.replacing("{organisation}", with: slug)
            .replacing("{registration}", with: "1")
            .replacing("{kind}", with: "page-views")
            .replacing("{saved}", with: "1")
            .replacing("{import}", with: "1")
            .replacing("{step}", with: "1")
            .replacing("{number}", with: "1")
            .replacing("{code}", with: String(repeating: "0", count: 20))
            .replacing("{batch}", with: "1")
            .replacing("{answer}", with: "1")
            .replacing("{learner}", with: "1")
            .replacing("{part}", with: "1")
            .replacing("{file}", with: "1")
            .replacing("{request}", with: "1")
            .replacing("{question}", with: "1")
            .replacing("{supervision}", with: "1")
            .replacing("{setting}", with: described.model.settings.first?.name ?? "none")
        if base.contains("{person}") {
            return visited.map { person in
                let path = base.replacing("{person}", with: String(person.index))
                return RouteVisit(route: route, path: path, person: person)
            }
        }
        if base.contains("{place}") || base.contains("{group}") || base.contains("{course}") {
            return places.map { node in
                let path = base.replacing("{place}", with: String(node.index))
                    .replacing("{group}", with: String(node.index))
                    .replacing("{course}", with: String(node.index))
                return RouteVisit(route: route, path: path, node: node)
            }
        }
        if base.contains("{holding}") {
            let ids = holdings.keys.sorted()
            return stride(from: 0, to: ids.count, by: max(1, ids.count / 5)).map { number in
                let path = base.replacing("{holding}", with: String(ids[number]))
                return RouteVisit(route: route, path: path, holding: ids[number])
            }
        }
        return [RouteVisit(route: route, path: base)]
    }

    /// People here and there.
    var visited: [PersonID] {
        let people = described.roster.allPeople
        return [0, people.count / 3, people.count / 2, people.count - 1].map { people[$0] }
    }

    /// Two nodes of each kind.
    private var places: [NodeID] {
        let nodes = described.roster.allNodes.dropFirst()
        return Dictionary(grouping: nodes) { described.roster.kind(of: $0) }.values.flatMap { $0.prefix(2) }.sorted()
    }

    /// What a visit is due for somebody, by the engine on what the file describes.
    func due(_ visit: RouteVisit, for viewer: PersonID) -> Due {
        guard case .permission(let names) = visit.route.needs else { return .either }
        if let holding = visit.holding.flatMap({ holdings[$0] }) {
            let role = described.model.roles[Int(holding.role.index)].name
            let mayGive = allows(viewer, "give." + role, .giving(on: holding.node, to: holding.person))
            return mayGive ? .allowed : .refused
        }
        let dues = names.map { due($0, visit, for: viewer) }
        return dues.contains(.allowed) ? .allowed : dues.contains(.either) ? .either : .refused
    }

    private func due(_ name: String, _ visit: RouteVisit, for viewer: PersonID) -> Due {
        if name == "give.*" {
            // Where there are no Steps, enrolling leads on to where other roles are given.
            let leadsOn = visit.route.path.contains("/supervise/") && described.model.kindsOfSteps.isEmpty
            return !mayGiveSomething(viewer) ? .refused : leadsOn ? .either : .allowed
        }
        if let node = visit.node { return due(name, node, visit.route, for: viewer) }
        if let person = visit.person {
            // The same page may be open to somebody by a right of their own account.
            if allows(viewer, name, Resource(person)) {
                let isPlainPage = name == "person.view" && visit.route.method == .get
                return isPlainPage || described.roster.isActive(person) ? .allowed : .either
            }
            return person == viewer ? .either : .refused
        }
        guard let permission = described.model.permission(name) else { return .refused }
        if name == "account.edit" { return .allowed }
        let scope = described.authorizer.which(.person(viewer), may: permission, at: described.today)
        if scope.isNothing { return .refused }
        // What is asked of the organisation, and a list of whom one may see, hang on nothing else.
        let isSure = ["person.view", "audit.view", "registration.decide"].contains(name)
        return isSure && visit.route.method == .get ? .allowed : .either
    }

    private func due(_ name: String, _ node: NodeID, _ route: Route, for viewer: PersonID) -> Due {
        let kind = described.model.kinds[Int(described.roster.kind(of: node).index)].kind
        let isGroup = kind.noun == "group"
        if route.path.contains("{group}") && !isGroup { return .refused }
        if route.path.contains("{course}") && kind.noun != "course" { return .refused }
        let asked = name == "*.view" ? kind.noun + ".view" : name
        if allows(viewer, asked, described.resource(of: node)) {
            return name == "*.view" || isSureOfName(route, kind.noun, node, viewer) ? .allowed : .either
        }
        let holdsHere = described.roster.holdings(of: viewer).contains { $0.node == node }
        return name == "*.view" && holdsHere ? .either : .refused
    }

    /// Whether a page asks for a group's name, and the group is one that the viewer sees.
    private func isSureOfName(_ route: Route, _ noun: String, _ node: NodeID, _ viewer: PersonID) -> Bool {
        route.path.hasSuffix("/name") && allows(viewer, noun + ".view", described.resource(of: node))
    }

    private func mayGiveSomething(_ viewer: PersonID) -> Bool {
        described.model.permissions.contains { permission in
            permission.gives != nil
                && !described.authorizer.which(.person(viewer), may: permission.id, at: described.today).isNothing
        }
    }

    private func allows(_ viewer: PersonID, _ name: String, _ resource: Resource) -> Bool {
        guard let permission = described.model.permission(name) else { return false }
        return described.authorizer.allows(.person(viewer), permission, resource, at: described.today)
    }
}
