// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Storage

/// What cells of a sheet answer to the questions of registration, each held against its question as the form does.
struct ImportAnswers {
    private let questions: [Int64: ProfileQuestion]
    /// The questions that have a column.
    private let asked: [Int64]
    /// What people who are here answered so far.
    private let before: [PersonID: [Int64: String]]

    init(_ snapshot: Snapshot, _ mapping: ImportMapping, of people: [PersonID]) throws {
        asked = mapping.columns.compactMap { if case .answer(let question) = $0 { question } else { nil } }
        guard !asked.isEmpty else {
            (questions, before) = ([:], [:])
            return
        }
        let all = try snapshot.transaction.profileQuestions(of: snapshot.organisation).filter(\.isAsked)
        questions = all.reduce(into: [:]) { $0[$1.id] = $1 }
        var before: [PersonID: [Int64: String]] = [:]
        for begin in stride(from: 0, to: people.count, by: Self.peopleAtOnce) {
            let some = Array(people[begin..<min(begin + Self.peopleAtOnce, people.count)])
            before.merge(try snapshot.profileAnswers(of: some)) { first, _ in first }
        }
        self.before = before
    }

    private static let peopleAtOnce = 2_000

    /// What somebody new answers; what is required has to be there, as far as the file has a column for it.
    func ofNewcomer(_ row: ImportRow) throws(ImportRefusal) -> [Int64: String] {
        for id in asked where row.answers[id] == nil {
            guard let question = questions[id], question.isRequired else { continue }
            throw ImportRefusal("“\(question.words.shortened)” is not answered. Everybody new has to answer it.")
        }
        return try checked(row, [:])
    }

    /// What somebody who is here answers otherwise than before; an empty cell leaves what is there.
    func changed(by row: ImportRow, of person: PersonID) throws(ImportRefusal) -> [Int64: String] {
        let present = before[person] ?? [:]
        return try checked(row, present).filter { present[$0.key] != $0.value }
    }

    private func checked(_ row: ImportRow, _ before: [Int64: String]) throws(ImportRefusal) -> [Int64: String] {
        var answers: [Int64: String] = [:]
        for (id, cell) in row.answers {
            guard let question = questions[id] else {
                throw ImportRefusal("A question of registration is asked no more. Say anew what the columns hold.")
            }
            answers[id] = cell == before[id] ? cell : try question.answer(inCell: cell)
        }
        return answers
    }

    /// In words, for whoever checks it, in the order of the columns.
    func words(_ answers: [Int64: String]) -> [String] {
        asked.compactMap { id in
            guard let question = questions[id], let answer = answers[id] else { return nil }
            return "answers “\(question.words.shortened)” with “\(question.shown(answer).shortened)”"
        }
    }
}

extension ProfileQuestion {
    /// An answer as a cell of a sheet says it: choices in large or small letters, and the usual words for yes and no.
    fileprivate func answer(inCell cell: String) throws(ImportRefusal) -> String {
        switch kind {
        case .text:
            if let text = Title(cell)?.text { return text }
            throw ImportRefusal(
                "The answer to “\(words.shortened)” is too long. Write at most \(Title.lengthMaximum) characters on one line."
            )
        case .choice:
            if let choice = choices.first(where: { $0 == cell }) { return choice }
            let key = Title.key(of: String(cell.prefix(Title.lengthMaximum)))
            if let choice = choices.first(where: { Title.key(of: $0) == key }) { return choice }
            throw ImportRefusal(
                "“\(cell.shortened)” is none of the answers to “\(words.shortened)”. Write one of: "
                    + choices.prefix(6).map(\.shortened).joined(separator: ", ")
                    + (choices.count > 6 ? " and others." : ".")
            )
        case .yesNo:
            let word = cell.lowercased()
            if ["yes", "y", "true", "1"].contains(word) { return "yes" }
            if ["no", "n", "false", "0"].contains(word) { return "no" }
            throw ImportRefusal("“\(cell.shortened)” is no answer to “\(words.shortened)”. Write yes or no.")
        }
    }
}

extension ImportPreset {
    /// What the columns hold where questions are asked of whoever registers: a column named in the words of one holds its
    /// answers, and so does `Answer1` of the NHS sheet with the first.
    package func columns(named heads: [String], asking questions: [ProfileQuestion]) -> [ImportColumn] {
        let asked = questions.filter(\.isAsked)
        var taken: Set<Int64> = []
        return zip(heads, columns(named: heads)).map { head, column in
            guard column == .unused, let question = question(of: asked, namedAs: head),
                taken.insert(question.id).inserted
            else { return column }
            return .answer(question.id)
        }
    }

    private func question(of asked: [ProfileQuestion], namedAs head: String) -> ProfileQuestion? {
        let name = Self.word(head)
        guard !name.isEmpty else { return nil }
        if let question = asked.first(where: { Self.word($0.words) == name }) { return question }
        let number = self == .delegates && name.hasPrefix("answer") ? Int(name.dropFirst("answer".count)) : nil
        return number.flatMap { asked.indices.contains($0 - 1) ? asked[$0 - 1] : nil }
    }
}

extension Snapshot {
    /// - Throws: ``InvalidInput`` where a column holds answers to what is not asked.
    func demandAsked(_ mapping: ImportMapping) throws {
        let asked = try transaction.profileQuestions(of: organisation).filter(\.isAsked).map(\.id)
        for case .answer(let question) in mapping.columns where !asked.contains(question) {
            throw InvalidInput("columns", "One of the questions is asked no more. Say anew what the columns hold.")
        }
    }
}
