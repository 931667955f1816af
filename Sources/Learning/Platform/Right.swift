// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization

/// By what something is done: the viewer's right, or a rule for which nobody is asked.
enum Right {
    case permit(Permit)
    /// In the words of the audit trail, such as "the retention rule".
    case rule(String)

    static let ruleOfTheModel = Right.rule("a rule of the role model")
    /// What the operator does on the command line.
    static let `operator` = Right.rule(operatorWords)
    static let operatorWords = "the operator"
}
