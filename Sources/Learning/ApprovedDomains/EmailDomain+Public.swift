// Part of Lyceum, licensed under Apache-2.0; see LICENSE.

extension EmailDomain {
    /// Whether it is one at which everybody has an address who wants one: to approve it is to let in whoever asks.
    ///
    /// The list has those that people meet, and cannot have all.
    var isPublic: Bool {
        let words = text.split(separator: ".")
        let isOfFamily = words.count <= 3 && words.first.map { Self.families.contains(String($0)) } == true
        return isOfFamily || Self.publicDomains.contains(text)
    }

    /// Those that have a domain in many countries: `yahoo.fr`, `hotmail.co.uk`.
    private static let families: Set<String> = ["yahoo", "hotmail", "gmx", "outlook", "gmail", "googlemail", "yandex"]

    private static let publicDomains: Set<String> = [
        "aol.com", "aol.co.uk", "blueyonder.co.uk", "btinternet.com", "comcast.net", "duck.com", "fastmail.com",
        "fastmail.fm",
        "free.fr", "freenet.de", "gmx.net", "guerrillamail.com", "hey.com", "hushmail.com", "icloud.com", "inbox.com",
        "interia.pl", "laposte.net", "libero.it", "live.co.uk", "live.com", "live.de", "live.fr", "live.nl", "mac.com",
        "mail.com", "mail.ru", "mailbox.org", "mailinator.com", "me.com", "msn.com", "naver.com", "ntlworld.com",
        "o2.pl",
        "onet.pl", "orange.fr", "outlook.com", "posteo.de", "proton.me", "protonmail.com", "pm.me", "qq.com", "163.com",
        "126.com", "rediffmail.com", "rocketmail.com", "sbcglobal.net", "sfr.fr", "sky.com", "t-online.de",
        "talktalk.net",
        "tiscali.co.uk", "tiscali.it", "tuta.com", "tutanota.com", "verizon.net", "virginmedia.com", "wanadoo.fr",
        "web.de",
        "wp.pl", "ymail.com", "zoho.com", "10minutemail.com", "temp-mail.org", "yopmail.com",
    ]
}
