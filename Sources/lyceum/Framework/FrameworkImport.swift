// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import ArgumentParser
import Foundation
import Learning
import Organisations
import Sheets

struct FrameworkCheck: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Look through the file of a framework, and import nothing."
    )

    @Argument(help: ArgumentHelp("The file, CSV or XLSX.", valueName: "file"))
    var file: String

    func run() throws {
        let proficiencies: [Proficiency]
        do {
            proficiencies = try FrameworkReading.proficiencies(atPath: file)
        } catch let objection as Objection {
            FileHandle.standardError.write(Data("error: \(objection)\n".utf8))
            throw ExitCode(Exit.notUnderstood.rawValue)
        }
        let optional = proficiencies.count { !$0.isRequired }
        print("\(proficiencies.count) proficiencies, \(optional) of them optional: nothing to mend")
    }
}

struct FrameworkImport: PlatformCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Load a file as the next version of a Step, as a draft."
    )

    @Argument(help: ArgumentHelp("The organisation's word in its address.", valueName: "organisation"))
    var organisation: String
    @Argument(help: ArgumentHelp("The title of the Step.", valueName: "step"))
    var step: String
    @Argument(help: ArgumentHelp("The file, CSV or XLSX.", valueName: "file"))
    var file: String
    @Flag(help: "Publish it at once.")
    var publish = false
    @OptionGroup var database: DatabaseOptions

    func runOnPlatform() async throws {
        let proficiencies = try FrameworkReading.proficiencies(atPath: file)
        let platform = try await Wiring.platform(database.database)
        let organisation = try await Entrance(platform).organisation(organisation)
        var framework = try await Frameworks(platform).load(proficiencies, for: step, of: organisation.id)
        if publish {
            framework = try await Frameworks(platform)
                .publish(version: framework.version, of: step, in: organisation.id)
        }
        let state = "\(framework.count) proficiencies, \(framework.state.rawValue)"
        print("\(framework.title): version \(framework.version), \(state)")
        await platform.close()
    }
}

/// Reads the file of a framework and tells what is wrong with it.
enum FrameworkReading {
    private static let bytesMaximum = 8 << 20

    static func proficiencies(atPath path: String) throws -> [Proficiency] {
        let size = try? FileManager.default.attributesOfItem(atPath: path)[.size] as? Int
        guard let size, let data = FileManager.default.contents(atPath: path) else {
            throw Objection("`\(path)` cannot be read", remedy: "look whether it is there and may be read")
        }
        guard size <= bytesMaximum else { throw Objection("`\(path)` is larger than 8 MB", remedy: "cut it") }
        let sheet: Sheet
        do {
            sheet = try Sheet.read([UInt8](data))
        } catch {
            throw Objection("`\(path)` is no table: \(error.sentence)", remedy: "save it as CSV or XLSX again")
        }
        let read = FrameworkFile(sheet)
        guard read.problems.isEmpty else {
            for problem in read.problems.prefix(problemsMaximum) {
                FileHandle.standardError.write(Data("\(path):\(problem.line): \(problem.says)\n".utf8))
            }
            throw Objection("`\(path)` has \(read.problems.count) problems", remedy: "mend them; nothing was imported")
        }
        return read.proficiencies
    }

    private static let problemsMaximum = 100
}
