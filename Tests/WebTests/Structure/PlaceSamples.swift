// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization

@testable import Learning
@testable import Web

extension PageSamples {
    /// Places, groups, settings, the audit trail, and the reasons of answers.
    var placePages: [any Web.Page] {
        let (ada, year) = (Site.ada, details(isFull: true).place)
        let kinds = ["class-list", "team"].map { PlaceKind(name: $0, title: $0, isGroup: true, parent: nil) }
        let tree = PlaceTree(places: [year], isCut: true, mayCreateAtTop: true)
        let answer = Snapshot.Answer(isAllowed: false, isUnseen: false, sentences: ["No.", "b"], references: ["c"])
        let problems = Problems([.init("kind", "Choose"), .init("title", "Write"), .init("place", "Choose")])
        let right = OwnRights.Right(permission: "group.edit", about: "group", verb: "edit", isAllowed: true)
        return [
            StructurePage(visit, ada, kinds, nil, tree),
            StructurePage(visit, ada, kinds, kinds[0], PlaceTree(places: [], isCut: false, mayCreateAtTop: false)),
            PlacePage(visit, ada, details(isFull: true)),
            PlacePage(visit, ada, details(isFull: false)),
            GroupNewPage(visit, ada, kinds, year, problems),
            GroupNamePage(visit, ada, year, problems),
            GroupRemovalPage(visit, ada, details(isFull: true)),
            GroupRemovalPage(visit, ada, details(isFull: false, holdings: [sampleHolding])),
            GroupMovePage(visit, ada, year, [samplePlace], problems),
            GroupMovePage(visit, ada, year, [], .none),
            GroupRuleFormPage(visit, ada, year.node, year.title, sampleRule, .none),
            GroupRuleFormPage(visit, ada, year.node, year.title, sampleRule, Problems([.init("question-1", "Write")])),
            GroupRuleFormPage(visit, ada, year, because: "Something depends on it."),
            ruleCheck(GroupRule([1: ["Ward 4"]]), ["Ada Okafor"], 12),
            ruleCheck(GroupRule(), [], 1),
            GroupMoveCheckPage(visit, ada, year, NodeID(index: 3), samplePlace, samplePreview),
            SettingsPage(visit, ada, [setting], mayChooseZone: true, mayEditDomains: true),
            ApprovedDomainsPage(visit, ada, [ApprovedDomain(domain: "ashford.example", addedAt: moment)]),
            ApprovedDomainsPage(mailing, ada, [], Problems([.init("domain", "Write what follows the @.")])),
            ApprovedDomainsPage(
                mailing,
                ada,
                Array(repeating: ApprovedDomain(domain: "ashford.example", addedAt: moment), count: 20)
            ),
            SettingsPage(visit, ada, []),
            SettingPage(visit, ada, setting, samplePreview),
            AuditPage(
                visit,
                ada,
                AuditFilter(act: "role-given", name: "Ada"),
                Paged(items: [entry], page: .init(2, size: 1), total: 3)
            ),
            AuditPage(visit, ada, AuditFilter(), .empty(.init())),
            AuditCheckPage(
                visit,
                ada,
                AuditVerification(entriesCount: 3, firstBroken: 2, redactedCount: 1, head: "abc")
            ),
            RightsPage(
                visit,
                ada,
                .place(year.node),
                OwnRights(title: "Year 2", kindTitle: "Class list", rights: [right])
            ),
            RightsPage(visit, ada, .organisation, OwnRights(title: "", kindTitle: "School", rights: [])),
            WhyPage(
                visit,
                ada,
                .place(year.node),
                OwnAnswer(title: "Year 2", about: "group", verb: "edit", answer: answer)
            ),
        ]
    }

    private func details(isFull: Bool, holdings: [HoldingSummary] = []) -> PlaceDetails {
        let place = Place(
            node: NodeID(index: 2),
            title: "Year 2",
            kind: "class-list",
            kindTitle: "Class list",
            depth: 0,
            isGroup: true
        )
        return PlaceDetails(
            place: place,
            parents: isFull ? [place] : [],
            children: isFull ? [place] : [],
            holdings: isFull ? Array(repeating: sampleHolding, count: 120) : holdings,
            mayEdit: isFull,
            mayRemove: isFull,
            mayCreateInside: isFull,
            mayGive: isFull,
            mayMove: isFull,
            rule: isFull ? sampleRule : GroupRuleDetails(rule: GroupRule(), questions: [])
        )
    }

    private func ruleCheck(_ rule: GroupRule, _ names: [String], _ count: Int) -> GroupRuleCheckPage {
        let some = GroupRulePreview.Some(names: names, count: count)
        let preview = GroupRulePreview(rule: rule, joining: some, leaving: some, membersCount: count)
        return GroupRuleCheckPage(visit, Site.ada, NodeID(index: 2), "Year 2", sampleRule, preview)
    }

    private var sampleRule: GroupRuleDetails {
        GroupRuleDetails(rule: GroupRule([1: ["Ward 4", "Ward 5"], 2: ["Night"]]), questions: sampleQuestions)
    }

    private var setting: SettingSummary {
        SettingSummary(
            name: "reopen",
            title: "Reopen",
            says: "Steps can be opened again.",
            isOn: false,
            isOnByDefault: false,
            mayTurn: true
        )
    }

    private var entry: AuditEntry {
        AuditEntry(
            number: 7,
            at: Instant(seconds: 1_795_334_400),
            actorName: "Ada Okafor",
            actingAsName: "Priya Raman",
            act: "role-given",
            words: "gave Priya Raman the role Tutor",
            because: "Course leader may give Tutor",
            reasons: "give.tutor; Course leader: C-1",
            hash: "abc"
        )
    }
}
