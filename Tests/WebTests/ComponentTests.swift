// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Testing

@testable import Learning
@testable import Web

@Suite struct `Parts of pages` {
    @Test(arguments: [
        (1, 214, "1 to 30 of 214", nil, "2"), (2, 214, "31 to 60 of 214", "1", "3"),
        (8, 214, "211 to 214 of 214", "7", nil),
        (99, 214, "211 to 214 of 214", "7", nil), (0, 31, "1 to 30 of 31", nil, "2"), (2, 31, "31 of 31", "1", nil),
        (1, 0, "None", nil, nil), (5, 0, "None", nil, nil),
    ])
    func `a list says where one is in it`(page: Int, total: Int, position: String, previous: String?, next: String?) {
        let pagination = Pagination(page: page, size: 30, total: total) { "\($0)" }

        #expect(pagination.position == position)
        #expect(pagination.previous == previous)
        #expect(pagination.next == next)
    }

    @Test(arguments: [
        [0], [0, 0, 0], [0, 1, 2, 3, 0], [0, 1, 1, 2, 0, 1], [2, 5, 9], [0, 1, 2, 1, 2, 0], [],
    ])
    func `every list and item of a tree that is opened is closed`(depths: [Int]) throws {
        let tree = Tree(depths.map { Tree.Leaf("x", at: "/", depth: $0) })

        let opened = tree.rows.filter(\.opensList).count
        let closed = tree.rows.map(\.closings.count).reduce(0, +) + tree.rows.filter(\.isLast).count
        let itemsClosed = tree.rows.filter(\.closesItem).count + tree.rows.map(\.closings.count).reduce(0, +)
        #expect(opened == closed)
        #expect(itemsClosed == depths.count)
    }

    @Test(arguments: [
        ("in Algebra", "In Algebra"), ("only their own", "Everywhere, but only their own"),
        ("where also in Algebra, only their own", "In Algebra, only their own"),
    ])
    func `a change says where, also where there is a condition alone`(place: String, said: String) {
        let line = ChangePreview.Line(about: "grade", verbs: ["view"], places: [place])
        let group = ChangePreview.Group(names: ["Ada Okafor"], othersCount: 0, gains: [line], loses: [])
        let preview = Preview(ChangePreview(replaced: [], carried: [], groups: [group], peopleCount: 1))

        #expect(preview.groups.first?.gains.first?.places == said)
        #expect(preview.says == "One person gains access, and nobody loses any.")
    }

    @Test func `a password is never sent back`() {
        #expect(Field("p", "Password", value: "secret", type: .password).value.isEmpty)
    }

    @Test func `a field says by which elements it is described`() {
        let problems = Problems([.init("name", "Enter a name")])

        #expect(
            Field("name", "Name", hint: "As in the passport", problems: problems).describedBy == "name-hint name-error"
        )
        #expect(Field("name", "Name", problems: problems).describedBy == "name-error")
        #expect(Field("name", "Name").describedBy == nil)
    }
}
