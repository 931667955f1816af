// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Authorization
import Learning

/// The form to send a photo with.
struct PhotoPage: Page {
    static let template = "photos/change"

    let frame: Frame
    let face: Face
    let hasPhoto: Bool
    let action: String
    let hint: String
    let error: String?
    let describedBy: String?
    let cancel: String

    init(
        _ visit: Visit,
        _ signedIn: SignedIn,
        _ person: PersonID,
        _ photo: (name: String, digest: String?),
        _ problems: Problems
    ) {
        let organisation = signedIn.organisation
        let isOwn = signedIn.viewer.person == person
        cancel = isOwn ? Address.account(organisation) : Address.person(organisation, person)
        frame = Frame(
            visit,
            isOwn ? "Your photo" : "Photo of \(photo.name)",
            trail: [Frame.Place(isOwn ? "Your account" : photo.name, at: cancel)],
            problems: problems
        )
        face = Face(person, photo.name, photo: photo.digest, isSmall: false, at: organisation)
        hasPhoto = photo.digest != nil
        action = Address.changePhoto(organisation, person)
        hint = """
            A JPEG, PNG or WebP of at most 5 MB. The middle of it is taken; where and with what it was made is not kept.
            """
        error = problems["photo"]
        describedBy = Field.describing("photo", hint: hint, error: error)
    }
}
