// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization

/// Where supervision sessions are arranged, read and written.
extension Address {
    static func supervisions(_ organisation: String, page: Int = 1) -> String {
        with("/\(organisation)/supervision", ["page": page == 1 ? nil : String(page)])
    }
    /// The first question, or the second where it is known with whom.
    static func arrangeSupervision(_ organisation: String, with learner: PersonID? = nil) -> String {
        with("/\(organisation)/supervision/new", ["learner": learner.map { String($0.index) }])
    }
    static func checkSupervision(_ organisation: String) -> String { "/\(organisation)/supervision/new/check" }
    static func supervision(_ organisation: String, _ supervision: Int64) -> String {
        "/\(organisation)/supervision/\(supervision)"
    }
    static func changeSupervision(_ organisation: String, _ supervision: Int64) -> String {
        "/\(organisation)/supervision/\(supervision)/change"
    }
    static func cancelSupervision(_ organisation: String, _ supervision: Int64) -> String {
        "/\(organisation)/supervision/\(supervision)/cancel"
    }
    static func supervisionPart(_ organisation: String, _ supervision: Int64) -> String {
        "/\(organisation)/supervision/\(supervision)/part"
    }
    static func supervisionCalendar(_ organisation: String, _ supervision: Int64) -> String {
        "/\(organisation)/supervision/\(supervision)/calendar"
    }
    /// Which clock the organisation goes by.
    static func timeZone(_ organisation: String) -> String { "/\(organisation)/time-zone" }
}
