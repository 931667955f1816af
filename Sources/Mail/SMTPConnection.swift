// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

import CCurl
import Foundation

/// One of libcurl's handles with the connection that it keeps.
///
/// @unchecked Sendable: a handle is used by whoever took it out of the pool, one thread at a time.
final class SMTPConnection: @unchecked Sendable {
    /// After so long the server has not answered.
    static let secondsMaximum = 60
    private static let connectSecondsMaximum = 15
    private static let idleSecondsMaximum = 30

    private let address: SMTPAddress
    private let handle: UnsafeMutableRawPointer

    /// Nothing where there is no memory for it.
    init?(to address: SMTPAddress, password: String?, authorities: String?) {
        // 3 is all that libcurl can begin; it counts how often, and the first is made once for all.
        guard Self.isReady, let handle = curl_easy_init() else { return nil }
        self.address = address
        self.handle = handle
        set(CURLOPT_NOSIGNAL, 1)
        set(CURLOPT_PROTOCOLS_STR, "smtp,smtps")
        set(CURLOPT_PROXY, "")
        set(CURLOPT_CONNECTTIMEOUT, Self.connectSecondsMaximum)
        set(CURLOPT_TIMEOUT, Self.secondsMaximum)
        set(CURLOPT_MAXAGE_CONN, Self.idleSecondsMaximum)
        set(CURLOPT_UPLOAD, 1)
        set(CURLOPT_SSLVERSION, Self.tls12)
        if address.security == .startTLS { set(CURLOPT_USE_SSL, Int(CURLUSESSL_ALL.rawValue)) }
        if let authorities { set(CURLOPT_CAINFO, authorities) }
        if let user = address.user {
            set(CURLOPT_USERNAME, user)
            set(CURLOPT_PASSWORD, password ?? "")
        }
    }

    private static let isReady = curl_global_init(3) == CURLE_OK
    /// `CURL_SSLVERSION_TLSv1_2`: nothing older is spoken.
    private static let tls12 = 6

    func send(_ letter: Letter) -> Handover {
        let bytes = letter.bytes
        let receivers = curl_slist_append(nil, letter.to.address)
        defer { curl_slist_free_all(receivers) }
        set(CURLOPT_URL, address.url(greetingAs: letter.from.domain))
        set(CURLOPT_MAIL_FROM, letter.from.address)
        _ = ccurl_set_list(handle, CURLOPT_MAIL_RCPT, receivers)
        _ = ccurl_set_size(handle, CURLOPT_INFILESIZE_LARGE, curl_off_t(bytes.count))
        return bytes.withUnsafeBytes { content in
            // libcurl only reads from it, and is done with it when `perform` returns.
            let start = UnsafeMutableRawPointer(mutating: content.baseAddress)
            guard let reading = fmemopen(start, content.count, "r") else { return .later("there is no memory left") }
            defer { fclose(reading) }
            _ = ccurl_set_pointer(handle, CURLOPT_READDATA, reading)
            return perform()
        }
    }

    /// Lets libcurl work, and keeps what the server said last.
    private func perform() -> Handover {
        var said: UnsafeMutablePointer<CChar>?
        var length = 0
        guard let writing = open_memstream(&said, &length) else { return .later("there is no memory left") }
        _ = ccurl_set_pointer(handle, CURLOPT_HEADERDATA, writing)
        let result = curl_easy_perform(handle)
        fclose(writing)
        defer { free(said) }
        var code = 0
        _ = ccurl_response_code(handle, &code)
        let lines = said.map { String(cString: $0) } ?? ""
        return Self.handover(result, code, saying: Self.lastNo(in: lines))
    }

    /// The last line that begins with 4 or 5; good-byes may follow it.
    private static func lastNo(in lines: String) -> String {
        lines.split(whereSeparator: \.isNewline).last { $0.first == "4" || $0.first == "5" }.map(String.init) ?? ""
    }

    private static func handover(_ result: CURLcode, _ code: Int, saying line: String) -> Handover {
        let reply = String(
            line.unicodeScalars.filter { $0.value >= 0x20 && $0.value != 0x7F }.prefix(300).map(Character.init)
        )
        let reason = reply.isEmpty ? String(cString: curl_easy_strerror(result)) : reply
        switch result {
        case CURLE_OK: return .accepted
        case CURLE_LOGIN_DENIED: return .unreachable("the mail server refused the login: \(reason)")
        case CURLE_COULDNT_RESOLVE_HOST, CURLE_COULDNT_CONNECT, CURLE_USE_SSL_FAILED, CURLE_PEER_FAILED_VERIFICATION,
            CURLE_SSL_CONNECT_ERROR, CURLE_SSL_CACERT_BADFILE:
            return .unreachable(String(cString: curl_easy_strerror(result)))
        default: break
        }
        switch code {
        // It wants another login: that is about us and not about this letter. 421 and 454 are said of a single receiver
        // too, so these are tries, and keep no other letter waiting.
        case 530, 534, 535, 538: return .unreachable(reason)
        case 500...599: return .refused(reason)
        case 400...499: return .later(reason)
        default: return .later(String(cString: curl_easy_strerror(result)))
        }
    }

    private func set(_ option: CURLoption, _ number: Int) {
        _ = ccurl_set_number(handle, option, number)
    }

    private func set(_ option: CURLoption, _ text: String) {
        _ = ccurl_set_text(handle, option, text)
    }

    deinit {
        curl_easy_cleanup(handle)
    }
}
