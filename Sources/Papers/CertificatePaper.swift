// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

/// A certificate to keep and to print: what stands on it, and where it is looked up.
package struct CertificatePaper: Sendable, Hashable {
    package let heading: String
    package let organisation: String
    package let learner: String
    /// Between who and what: "completed".
    package let verb: String
    package let step: String
    /// Names and values, such as when it was signed off.
    package let facts: [Fact]
    /// Where anybody looks it up, in words and as squares that phones read.
    package let verification: String
    package let squares: PaperSquares?
    /// Since when it does not hold any more.
    package let void: String?

    /// One line of what stands below.
    package struct Fact: Sendable, Hashable {
        package let name: String
        package let value: String

        package init(_ name: String, _ value: String) {
            (self.name, self.value) = (name, value)
        }
    }

    package init(
        heading: String,
        organisation: String,
        learner: String,
        verb: String,
        step: String,
        facts: [Fact],
        verification: String,
        squares: PaperSquares?,
        void: String?
    ) {
        (self.heading, self.organisation, self.learner, self.verb) = (heading, organisation, learner, verb)
        (self.step, self.facts, self.verification) = (step, facts, verification)
        (self.squares, self.void) = (squares, void)
    }

    /// The sheet as PDF.
    ///
    /// - Throws: ``PaperProblem/noFont`` where a name would not come out as it is written.
    func pdf() throws(PaperProblem) -> [UInt8] {
        let paper = try Paper(title: "\(heading): \(learner), \(step)", author: organisation)
        paper.setColour(0.10, 0.28, 0.45)
        paper.frame(28, lineWidth: 2.5)
        paper.frame(34, lineWidth: 0.8)
        try write(on: paper)
        try writeVerification(on: paper)
        return try paper.finished()
    }

    private static let margin = 72.0
    private static let squaresSide = 84.0
    /// Where the part with the address begins.
    private static let foot = Paper.height - margin - squaresSide

    /// Writes everything but the address, in smaller letters where it would not fit otherwise.
    private func write(on paper: Paper) throws(PaperProblem) {
        for scale in [1, 0.85, 0.7, 0.55, 0.4, 0.3] {
            let blocks = try blocks(scale, on: paper)
            let height = blocks.reduce(0) { $0 + $1.before + $1.height }
            let room = Self.foot - Self.margin - 24
            guard height <= room || scale <= 0.3 else { continue }
            var y = Self.margin + max(0, (room - height) / 3)
            for block in blocks {
                y += block.before
                block.draw(on: paper, y: y)
                y += block.height
            }
            return
        }
    }

    private func blocks(_ scale: Double, on paper: Paper) throws(PaperProblem) -> [Block] {
        func line(
            _ text: String,
            _ size: Double,
            before: Double,
            _ tag: String = "P",
            isTitle: Bool = false,
            isBad: Bool = false
        ) throws(PaperProblem) -> Block {
            let style = Lettering.Style(size: size * scale, isBold: isTitle, isSerif: isTitle)
            let lettering = try Lettering(text, style, width: Paper.width - 2 * Self.margin, on: paper)
            guard !lettering.lacksSigns else { throw .noFont }
            return Block(parts: [(Self.margin, lettering)], before: before * scale, tag: tag, isBad: isBad)
        }
        var blocks = [try line(organisation, 15, before: 0)]
        blocks.append(try line(heading, 30, before: 16, "H1", isTitle: true))
        if let void { blocks.append(try line(void, 14, before: 14, isBad: true)) }
        blocks.append(try line(learner, 26, before: 46, "H2", isTitle: true))
        blocks.append(try line(verb, 14, before: 14))
        blocks.append(try line(step, 21, before: 14, "H2", isTitle: true))
        for (place, fact) in facts.enumerated() {
            blocks.append(try self.fact(fact, scale, before: place == 0 ? 54 : 9, on: paper))
        }
        return blocks
    }

    private func fact(
        _ fact: Fact,
        _ scale: Double,
        before: Double,
        on paper: Paper
    ) throws(PaperProblem) -> Block {
        let indent = 130.0
        let name = try Lettering(
            fact.name,
            Lettering.Style(size: 11.5 * scale, isBold: true, isCentred: false),
            width: indent - 10,
            on: paper
        )
        let value = try Lettering(
            fact.value,
            Lettering.Style(size: 11.5 * scale, isCentred: false),
            width: Paper.width - 2 * Self.margin - indent,
            on: paper
        )
        guard !name.lacksSigns, !value.lacksSigns else { throw .noFont }
        return Block(
            parts: [(Self.margin, name), (Self.margin + indent, value)],
            before: before * scale,
            tag: "P",
            isBad: false
        )
    }

    private func writeVerification(on paper: Paper) throws(PaperProblem) {
        let gap = 18.0
        let x = squares == nil ? Self.margin : Self.margin + Self.squaresSide + gap
        let width = Paper.width - Self.margin - x
        let says = try Lettering(
            "Look up whether it holds:",
            Lettering.Style(size: 10, isBold: true, isCentred: false),
            width: width,
            on: paper
        )
        let address = try Lettering(
            verification,
            Lettering.Style(size: 10, isCentred: false),
            width: width,
            on: paper
        )
        if let squares { paper.draw(squares, x: Self.margin, y: Self.foot, side: Self.squaresSide) }
        paper.setColour(0.1, 0.1, 0.1)
        paper.tagged("P") {
            says.draw(x: x, y: Self.foot)
            address.draw(x: x, y: Self.foot + says.height + 4)
        }
    }
}

/// Texts that stand beside one another.
private struct Block {
    let parts: [(x: Double, lettering: Lettering)]
    /// The room above.
    let before: Double
    let tag: String
    let isBad: Bool

    var height: Double { parts.map(\.lettering.height).max() ?? 0 }

    func draw(on paper: Paper, y: Double) {
        if isBad { paper.setColour(0.7, 0.1, 0.1) } else { paper.setColour(0.1, 0.1, 0.1) }
        paper.tagged(tag) {
            for part in parts { part.lettering.draw(x: part.x, y: y) }
        }
    }
}
