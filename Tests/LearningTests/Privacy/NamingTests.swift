// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Testing

@testable import Learning

@Suite struct `Whom a text names` {
    private let zoe = Naming(names: ["Zoë Müller", "Zoë Müller-Lind"], addresses: ["zoe_100%@Ward.example"])

    @Test(
        arguments: [
            "Zoë Müller.csv", "MU\u{308}LLER, ZOE", "zoe_muller_2026.xlsx", "MullerZoe.csv", "starters muller zoe (2)",
            "zoe_100%@ward.example.csv", "for ZOE_100%@WARD.EXAMPLE",
        ]
    )
    func `it is them, whatever the letters, the accents and the order`(text: String) {
        #expect(zoe.isNamed(in: text))
    }

    @Test(arguments: ["Zoë.csv", "Müllerin, Zoë", "Joanne Mueller", "people.csv", "", "zoeX100@ward.example", "%", "_"])
    func `it is somebody else, or nobody`(text: String) {
        #expect(!zoe.isNamed(in: text))
    }

    @Test func `a line is about whoever has the address in it, and about a name only where there is no address`() {
        #expect(zoe.isAbout(["Somebody", "ZOE_100%@ward.EXAMPLE"]))
        #expect(zoe.isAbout(["müller", "zoë", "not an address"]))
        #expect(!zoe.isAbout(["Zoë", "Müller", "another.zoe@ward.example"]), "a namesake has asked for nothing")
        #expect(!zoe.isAbout(["Somebody", "zoeX100Y@ward.example"]), "no sign in an address stands for others")
        #expect(!zoe.isAbout(["Zoë", "Okoro", ""]))
    }

    @Test func `in a sentence of ours a name is written as it is, and is no other word`() {
        let may = Naming(names: ["May"], addresses: [])
        #expect(may.isNamed(inSentence: "May holds it already."))
        #expect(!may.isNamed(inSentence: "You may not give this role."))
        #expect(zoe.isNamed(inSentence: "Zoe\u{308} Müller is inactive. Reactivate them first."))
        #expect(!Naming(names: [], addresses: []).isNamed(inSentence: "Nobody is named."))
    }
}
