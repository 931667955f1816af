// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization

/// Where second factors and acting as another are.
extension Address {
    static func secondFactor(_ organisation: String) -> String { "/\(organisation)/account/second-factor" }
    static func secondFactorSetUp(_ organisation: String) -> String {
        "/\(organisation)/account/second-factor/set-up"
    }
    static func secondFactorPicture(_ organisation: String) -> String {
        "/\(organisation)/account/second-factor/picture"
    }
    static func recoveryCodes(_ organisation: String) -> String { "/\(organisation)/account/second-factor/codes" }
    static func secondFactorEnd(_ organisation: String) -> String { "/\(organisation)/account/second-factor/end" }
    /// Which roles demand one.
    static func secondFactorDemands(_ organisation: String) -> String { "/\(organisation)/second-factor-roles" }
    static func secondFactorReset(_ organisation: String, _ person: PersonID) -> String {
        "/\(organisation)/people/\(person.index)/second-factor"
    }

    static func actAs(_ organisation: String, _ person: PersonID) -> String {
        "/\(organisation)/people/\(person.index)/act-as"
    }
    static func stopActing(_ organisation: String) -> String { "/\(organisation)/acting/end" }
}
