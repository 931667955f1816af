// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

/// The matrix in formats that other programs show.
extension MatrixAnswer {
    /// A heading and a table for each noun.
    var markdownLines: [String] {
        var lines = ["# \(title)"]
        for group in groups {
            lines += ["", "## \(group.noun)", ""]
            lines.append("| permission | " + roles.map { Self.markdown($0.title) }.joined(separator: " | ") + " |")
            lines.append("|---|" + String(repeating: "---|", count: roles.count))
            for row in group.rows {
                let cells = roles.map { Self.markdown(row.allowed[$0.role] ?? "") }
                lines.append("| `\(row.permission)` | " + cells.joined(separator: " | ") + " |")
            }
            let nevers = group.rows.filter { !$0.nevers.isEmpty }
            if !nevers.isEmpty { lines.append("") }
            lines += nevers.map { "Nobody may `\($0.permission)`: \(Self.markdown(Self.when($0.nevers)))." }
        }
        return lines
    }

    /// One row for each permission, roles by their names; as RFC 4180 has it, but for the ends of lines.
    var csvLines: [String] {
        let head = ["permission"] + roles.map(\.role) + ["never"]
        let rows = groups.flatMap(\.rows).map { row in
            [row.permission] + roles.map { row.allowed[$0.role] ?? "" }
                + [row.nevers.isEmpty ? "" : Self.when(row.nevers)]
        }
        return ([head] + rows).map { $0.map(Self.csv).joined(separator: ",") }
    }

    /// A page of its own, whose heads stay in sight.
    var htmlLines: [String] {
        var lines = [
            "<!DOCTYPE html>", "<html lang=\"en\">", "<meta charset=\"utf-8\">", "<title>\(Self.html(title))</title>",
            "<style>", "  body { font: 1rem/1.4 system-ui, sans-serif; margin: 1rem }",
            "  table { border-collapse: collapse }",
            "  th, td { border: 1px solid #999; padding: .3rem .5rem; "
                + "text-align: left; vertical-align: top }",
            "  thead th { position: sticky; top: 0; background: #eee }",
            "  tbody th { font-weight: normal; font-family: monospace }", "</style>", "<h1>\(Self.html(title))</h1>",
            "<table>", "  <caption>Permissions and the roles that have them</caption>", "  <thead>", "    <tr>",
            "      <th scope=\"col\">permission</th>",
        ]
        lines += roles.map { "      <th scope=\"col\">\(Self.html($0.title))</th>" }
        lines += ["    </tr>", "  </thead>"]
        for group in groups {
            lines.append("  <tbody>")
            for row in group.rows {
                let never = row.nevers.isEmpty ? "" : "<br>nobody: \(Self.html(Self.when(row.nevers)))"
                let cells = roles.map { "<td>\(Self.html(row.allowed[$0.role] ?? ""))</td>" }.joined()
                lines.append("    <tr><th scope=\"row\">\(Self.html(row.permission))\(never)</th>\(cells)</tr>")
            }
            lines.append("  </tbody>")
        }
        return lines + ["</table>", "</html>"]
    }

    private static func when(_ nevers: [String]) -> String {
        nevers.map { $0.isEmpty ? "always" : $0 }.joined(separator: "; or ")
    }

    private static func markdown(_ text: String) -> String {
        text.map { $0 == "|" || $0 == "\\" ? "\\\($0)" : "\($0)" }.joined()
    }

    private static func csv(_ text: String) -> String {
        guard text.contains(where: { $0 == "," || $0 == "\"" || $0.isNewline }) else { return text }
        return "\"" + text.map { $0 == "\"" ? "\"\"" : "\($0)" }.joined() + "\""
    }

    private static func html(_ text: String) -> String {
        text.map { character in
            switch character {
            case "&": "&amp;"
            case "<": "&lt;"
            case ">": "&gt;"
            case "\"": "&quot;"
            default: "\(character)"
            }
        }.joined()
    }
}
