// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Learning
import Papers
import Storage

/// What pages are made with: the templates, the files they refer to, and how the server is set up.
struct Pages: Sendable {
    /// Where every verb goes.
    let platform: Platform
    let configuration: WebConfiguration
    /// What the server may be called by.
    let origins: [Origin]
    let templates: Templates
    /// Lets in few at once who send files, since these are held in memory until they are answered.
    let largeBodies: Turnstile
    /// Makes certificates to be printed.
    let papers = PaperPress()
    private let staticFiles: StaticFiles

    /// - Throws: what is wrong with a template or file.
    init(_ configuration: WebConfiguration, _ platform: Platform) throws {
        self.platform = platform
        self.configuration = configuration
        origins = configuration.knownOrigins(listeningOn: configuration.port)
        templates = try Templates(workshop: configuration.workshop)
        largeBodies = Turnstile(
            places: configuration.largeBodiesMaximum,
            waitingMaximum: 50,
            waitingTime: .seconds(configuration.bodySecondsMaximum)
        )
        staticFiles = try StaticFiles(workshop: configuration.workshop)
    }

    /// The files as they are, or while they are being written, as they are at this moment.
    var files: StaticFiles {
        guard let workshop = configuration.workshop else { return staticFiles }
        return (try? StaticFiles(workshop: workshop)) ?? staticFiles
    }
}
