// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

package import Authorization
package import RoleModels

extension Organisation {
    /// The organisation of a file, run by the role model that the file names, as it is on a day.
    ///
    /// A model named by a path is looked for beside the file. Without a day it is the file's own `today`, and without
    /// that `now`.
    package static func read(
        atPath path: String,
        models: ShippedModels = .current,
        asOf day: Instant? = nil,
        now: Instant
    ) -> Reading<Organisation> {
        let file = OrganisationFile.read(atPath: path)
        guard let description = file.asFarAsRead, !description.model.isEmpty else {
            return Reading(asFarAsRead: nil, problems: file.problems)
        }
        let isPath = FilePath.isPath(description.model)
        let place = isPath ? FilePath.path(description.model, beside: path) : description.model
        let model = models.model(place)
        guard let readModel = model.value else {
            return Reading(asFarAsRead: nil, problems: file.problems + model.problems)
        }
        var reading = read(description, named: path, under: readModel, asOf: day, now: now)
        if isPath { reading.asFarAsRead?.modelFile = place }
        let problems = (file.problems + reading.problems).enumerated()
            .sorted { ($0.element.line ?? 0, $0.offset) < ($1.element.line ?? 0, $1.offset) }
        reading.problems = problems.map(\.element)
        return reading
    }
}
