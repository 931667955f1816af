// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import HTTPTypes
import Hummingbird
import Learning
import Organisations
import Papers
import Storage

/// Why a request is not answered with what it asked for: the one place where errors become statuses of HTTP.
///
/// Nothing below this module knows a status. Handlers may throw a problem themselves where no verb stands behind it.
enum Problem: Error, Sendable, Hashable {
    /// There is no such page or thing, or the viewer may not know of it; the sentences are the viewer's own affair.
    case notFound([String])
    /// The viewer sees it and may not do this: why, and who could help.
    case refused(sentences: [String], references: [String])
    /// It may be done, but not as things are now.
    case notNow([String])
    /// What was entered cannot be taken, and the form was not shown again.
    case invalid([String])
    case signInNeeded
    /// The password, or a code, has to be given first; with what was wrong with one that was.
    case proofNeeded(wrong: String?)
    /// A second factor has to be set up first.
    case secondFactorNeeded
    case methodNotAllowed([String])
    /// The request was sent under a name that is not this server's.
    case unknownHost
    /// A form that another site's page sent, or one that is older than its session.
    case foreignForm
    case tooLarge
    case unreadable
    /// The database has too much to do, or cannot be reached.
    case busy
    /// It may have been done or not: the connection to the database broke at the last moment.
    case outcomeUnknown
    /// A mistake of ours.
    case fault

    init(_ error: any Error) {
        switch error {
        case let problem as Problem: self = problem
        case let error as HTTPError where error.status == .notFound: self = .notFound([])
        case Form.Unreadable.tooMuchText: self = .tooLarge
        case is Form.Unreadable: self = .unreadable
        case let error as NotFound: self = .notFound(error.sentences)
        case let error as Refused: self = .refused(sentences: error.sentences, references: error.references)
        case let error as Objection: self = .notNow([error.sentence])
        case SignInRefused.tooMany(let seconds): self = .notNow([Self.waiting(seconds: seconds)])
        case let error as InvalidInput: self = .invalid(error.problems.map(\.message))
        case StorageError.tooBusy, StorageError.unavailable, PaperProblem.tooBusy: self = .busy
        case PaperProblem.noFont: self = .notNow([Self.noFont])
        case StorageError.outcomeUnknown: self = .outcomeUnknown
        default: self = .fault
        }
    }

    var status: HTTPResponse.Status {
        switch self {
        case .notFound: .notFound
        case .proofNeeded(.some): .unprocessableContent
        case .refused, .foreignForm, .proofNeeded, .secondFactorNeeded: .forbidden
        case .notNow: .conflict
        case .invalid: .unprocessableContent
        case .signInNeeded: .unauthorized
        case .methodNotAllowed: .methodNotAllowed
        case .unknownHost: .misdirectedRequest
        case .tooLarge: .contentTooLarge
        case .unreadable: .badRequest
        case .busy, .outcomeUnknown: .serviceUnavailable
        case .fault: .internalServerError
        }
    }

    /// What somebody is told with whose name no paper is made.
    private static let noFont = """
        This server has no font with all signs of the names. Go back, and print the page from your browser, which has others.
        """

    /// What somebody is told who tried too often.
    static func waiting(seconds: Int64) -> String {
        "There were too many wrong tries. Wait \(SignInPages.minutes(seconds)), then try again."
    }
}
