"""Where the site will be found: checks a host and port before anything slow, and says how the site is called there.

Prints two lines for the scripts: the site's address, and the host names it may be asked for by. Standard
library only, because it runs before anything is installed.
"""

import errno
import ipaddress
import socket
import sys

LOOPBACK_NAMES = ["localhost", "127.0.0.1", "[::1]"]


def port_from(text: str) -> int:
    """The port a person typed, 1 to 65535. SystemExit says what to type instead."""
    if not (text.isascii() and text.isdecimal() and 1 <= int(text) <= 65535):
        raise SystemExit(f"--port is “{text}”: give a number from 1 to 65535.")
    return int(text)


def claim(host: str, port: int) -> None:
    """Take the address for a moment, to learn whether the server could. SystemExit says why not."""
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind, protocol) as listener:
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            listener.bind(address)
            listener.listen(1)
    except (OSError, UnicodeError) as error:
        raise SystemExit(why_not(error, host, port)) from None


def why_not(error: Exception, host: str, port: int) -> str:
    """One sentence on why the address cannot be had."""
    number = getattr(error, "errno", None)
    if number == errno.EADDRINUSE:
        return f"Port {port} is in use by another program: stop that one, or give another number with --port."
    if number in {errno.EACCES, errno.EPERM}:
        return f"Port {port} may only be used by an administrator: give a number above 1023 with --port."
    return f"--host is “{host}”, which is no address of this machine: leave it out, or give one that is."


def names_for(host: str) -> list[str]:
    """What visitors may call the site: never every name, because a site believes the name it is called by."""
    if not is_everywhere(host):
        return LOOPBACK_NAMES if is_loopback(host) else [*LOOPBACK_NAMES, in_url(host)]
    own = [socket.gethostname().lower(), *own_addresses()]
    return list(dict.fromkeys([*LOOPBACK_NAMES, *own]))


def site_address(host: str, port: int) -> str:
    """The address to type into a browser."""
    outward = own_addresses()[0] if is_everywhere(host) else in_url(host)
    return f"http://{outward}:{port}"


def own_addresses() -> list[str]:
    """This machine's addresses, the one other machines reach first. Asks no other machine."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as outward:
        try:
            outward.connect(("192.0.2.1", 9))  # a documentation address; connecting a datagram socket sends nothing
            return [outward.getsockname()[0]]
        except OSError:
            return ["127.0.0.1"]


def is_everywhere(host: str) -> bool:
    return host in {"0.0.0.0", "::"}


def is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def in_url(host: str) -> str:
    return f"[{host}]" if ":" in host else host


def main(host: str, port_text: str) -> None:
    port = port_from(port_text)
    claim(host, port)
    print(site_address(host, port))
    print(",".join(names_for(host)))


if __name__ == "__main__":
    main(*sys.argv[1:])
