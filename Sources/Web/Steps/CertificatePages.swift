// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import Hummingbird
import Learning
import NIOCore
import Papers

/// The certificate of a signed-off Step.
///
/// | method | path | |
/// |---|---|---|
/// | GET | `/{organisation}/learning/steps/{step}/certificate` | the learner's own, to print |
/// | GET | `…/certificate/paper` | the same as PDF |
/// | GET | `/{organisation}/certificates/{code}` | for whoever was handed it, without signing in |
struct CertificatePages: Sendable {
    func showOwn(_ visit: Visit, _ signedIn: SignedIn) async throws -> Response {
        let (record, certificate) = try await own(visit, signedIn)
        return try visit.show(OwnCertificatePage(visit, signedIn, record, certificate))
    }

    func paper(_ visit: Visit, _ signedIn: SignedIn) async throws -> Response {
        let (_, certificate) = try await own(visit, signedIn)
        let verification = visit.verification(of: certificate, at: signedIn.organisation)
        let sheet = CertificatePaper(CertificateSheet(certificate, verification: verification), verification)
        let bytes = try await visit.pages.papers.pdf(of: sheet)
        var response = Response(status: .ok, body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
        response.headers[.contentType] = "application/pdf"
        response.headers[.contentDisposition] = EvidencePages.disposition("\(certificate.stepTitle).pdf")
        response.headers[.cacheControl] = "private, no-store"
        return response
    }

    /// The certificate of the viewer's own Step, which is signed off.
    private func own(_ visit: Visit, _ signedIn: SignedIn) async throws -> (StepRecord, Certificate) {
        let platform = visit.pages.platform
        let own = try await Learning.Steps(platform).ownSignOff(try visit.step(), by: signedIn.viewer)
        guard own.record.isClosed, let code = own.record.signOff?.code else { throw Problem.notFound([]) }
        return (own.record, try await Entrance(platform).certificate(code, of: signedIn.organisation))
    }

    func check(_ visit: Visit) async throws -> Response {
        let (organisation, code) = (try visit.word("organisation"), try visit.word("code"))
        let door = try await visit.frontDoor
        do {
            let certificate = try await Entrance(visit.pages.platform).certificate(code, of: organisation)
            return try visit.show(CertificateCheckPage(visit, door, certificate))
        } catch is NotFound {
            return try visit.show(CertificateCheckPage(visit, door, nil), status: .notFound)
        }
    }
}

extension Visit {
    /// Where anybody looks a certificate up, as it is printed on it.
    fileprivate func verification(of certificate: Certificate, at organisation: String) -> String {
        origin.description + Address.certificate(organisation, certificate.code)
    }
}

/// The learner's own certificate.
struct OwnCertificatePage: Page {
    static let template = "steps/certificate"

    let frame: Frame
    let paper: String
    let sheet: CertificateSheet

    init(_ visit: Visit, _ signedIn: SignedIn, _ record: StepRecord, _ certificate: Certificate) {
        let organisation = signedIn.organisation
        frame = Frame(
            visit,
            "Certificate",
            trail: [
                signedIn.learningPortal, Frame.Place(record.title, at: Address.ownStep(organisation, record.node)),
            ]
        )
        paper = Address.certificatePaper(organisation, record.node)
        sheet = CertificateSheet(
            certificate,
            verification: visit.verification(of: certificate, at: organisation)
        )
    }
}

/// Whether a certificate holds, for whoever was handed it.
struct CertificateCheckPage: Page {
    static let template = "steps/certificate-check"

    let frame: Frame
    let says: String
    let sheet: CertificateSheet?

    /// Says of a certificate whether it holds, or that there is none with that code.
    init(_ visit: Visit, _ door: FrontDoor, _ certificate: Certificate?) {
        let centre = door.organisation.title
        sheet = certificate.map {
            CertificateSheet($0, verification: visit.verification(of: $0, at: door.organisation.slug))
        }
        switch certificate.map({ $0.voidedAt == nil }) {
        case true?:
            frame = Frame(visit, "This certificate is valid")
            says = "\(centre) gave it. Compare what stands below with what you were handed."
        case false?:
            frame = Frame(visit, "This certificate is void")
            says =
                "\(centre) gave it, and took it back later. It does not hold any more."
        case nil:
            frame = Frame(visit, "There is no such certificate")
            says = "\(centre) gave none with this address. Look whether you typed it as it is printed."
        }
    }
}
