// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import ArgumentParser

struct FrameworkCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "framework",
        abstract: "Load the proficiencies of a Step, and say which version of them people begin.",
        discussion: """
            A framework is a table (CSV or XLSX) with a line for each proficiency: group, code, statement, and if need be \
            guidance, evidence, required (yes or no) and answers (such as `Not yet; With support; Achieved*`, the star \
            for those that mean achieved). A version that was loaded is a draft; published, everyone who begins the Step \
            begins it; retired, only those who began it go on with it. No version is ever edited.

            Example:
              lyceum framework check step-1.csv
              lyceum framework import aldermoor "Step 1 proficiencies" step-1.csv
              lyceum framework publish aldermoor "Step 1 proficiencies" 1
            """,
        subcommands: [
            FrameworkCheck.self, FrameworkImport.self, FrameworkPublish.self, FrameworkRetire.self, FrameworkList.self,
        ]
    )
}
