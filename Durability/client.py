# Part of Lyceum, licensed under Apache-2.0; see LICENSE.
"""A browser without a window: it keeps cookies, fills in forms and follows nothing by itself."""

import http.client
import http.cookies
import re
import urllib.parse


class Client:
    def __init__(self, address):
        self.origin = address
        self.host = urllib.parse.urlparse(address)
        self.cookies = {}

    def request(self, method, path, fields=None):
        """The status, the address it leads on to, and the page."""
        connection = http.client.HTTPConnection(self.host.hostname, self.host.port, timeout=30)
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
        body = None
        if fields is not None:
            # A field may have several answers.
            body = urllib.parse.urlencode(fields, doseq=True)
            headers["Content-Type"] = "application/x-www-form-urlencoded"
            headers["Origin"] = self.origin
        try:
            connection.request(method, path, body, headers)
            answer = connection.getresponse()
            page = answer.read().decode()
        finally:
            connection.close()
        for line in answer.headers.get_all("Set-Cookie") or []:
            for name, morsel in http.cookies.SimpleCookie(line).items():
                self.cookies[name] = morsel.value
        return answer.status, answer.headers.get("Location"), page

    def get(self, path):
        return self.request("GET", path)

    def post(self, path, fields, page_path=None):
        """Sends a form as its page would: with the token that the page has."""
        _, _, page = self.get(page_path or path)
        token = re.search(r'name="form-token" value="([^"]+)"', page)
        if not token:
            return 0, None, page
        return self.request("POST", path, {**fields, "form-token": token.group(1)})

    def sign_in(self, organisation, email, password="lyceum-demo"):
        status, _, page = self.post(f"/{organisation}/sign-in", {"email": email, "password": password})
        if status != 303:
            raise RuntimeError(f"{email} was not signed in: {status} {page[:500]}")
        return self
