// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import ArgumentParser
import Authorization
import Foundation
import Organisations
import RoleModels

/// In which organisation a question is asked, and as of which day.
struct OrganisationOptions: ParsableArguments {
    @Option(
        name: .customLong("in"),
        help: ArgumentHelp(
            "The organisation's file. Without it, the one that LYCEUM_ORGANISATION names.",
            valueName: "organisation.yaml"
        )
    )
    var file: String?

    @Option(
        name: .customLong("as-of"),
        help: ArgumentHelp(
            "The day to ask as of, such as 2026-11-22. Without it, the file's `today`, else today.",
            valueName: "date"
        )
    )
    var day: String?

    /// The organisation, if neither its file nor its role model has an error.
    func read() throws(Failure) -> Organisation {
        guard let path = file ?? ProcessInfo.processInfo.environment["LYCEUM_ORGANISATION"], !path.isEmpty else {
            throw Failure(
                "no organisation is named",
                remedy: "add `--in ORGANISATION.yaml`, or set LYCEUM_ORGANISATION; there are samples in Samples/"
            )
        }
        let reading = Organisation.read(atPath: path, asOf: try asOf(), now: .today)
        guard let organisation = reading.value else {
            throw Failure(reading.problems.filter { $0.severity == .error })
        }
        return organisation
    }

    private func asOf() throws(Failure) -> Instant? {
        guard let day else { return nil }
        do throws(Misspelling) {
            return try Instant(spelled: day)
        } catch {
            throw Failure(Objection(error))
        }
    }
}

/// Runs what may object, and fails with the objection.
func answering<Value>(_ body: () throws(Objection) -> Value) throws(Failure) -> Value {
    do throws(Objection) {
        return try body()
    } catch {
        throw Failure(error)
    }
}

/// Reads what may be misspelled, and fails with how.
func reading<Value>(_ body: () throws(Misspelling) -> Value) throws(Failure) -> Value {
    do throws(Misspelling) {
        return try body()
    } catch {
        throw Failure(Objection(error))
    }
}
