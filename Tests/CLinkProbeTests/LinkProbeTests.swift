import CLinkProbe
import Foundation
import Testing

/// No name and no redirect leads the screening into a network that is not the public one.
@Suite struct LinkProbeTests {
    private func isPublic(_ text: String) -> Bool? {
        var four = sockaddr_in()
        four.sin_family = sa_family_t(AF_INET)
        if inet_pton(AF_INET, text, &four.sin_addr) == 1 {
            return withUnsafePointer(to: &four) { pointer in
                pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { byline_probe_is_public($0) }
            }
        }
        var six = sockaddr_in6()
        six.sin6_family = sa_family_t(AF_INET6)
        guard inet_pton(AF_INET6, text, &six.sin6_addr) == 1 else { return nil }
        return withUnsafePointer(to: &six) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { byline_probe_is_public($0) }
        }
    }

    @Test(arguments: [
        "0.0.0.0", "0.1.2.3", "10.0.0.1", "10.255.255.255", "100.64.0.1", "100.127.255.255", "127.0.0.1",
        "127.255.255.254", "169.254.169.254", "172.16.0.1", "172.31.255.255", "192.0.0.1", "192.0.2.1", "192.88.99.1",
        "192.168.1.1", "198.18.0.1", "198.19.255.255", "198.51.100.1", "203.0.113.1", "224.0.0.1", "240.0.0.1",
        "255.255.255.255", "::", "::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::127.0.0.1", "64:ff9b::10.0.0.1",
        "64:ff9b:1::1", "100::1", "fc00::1", "fd12:3456::1", "fe80::1", "fec0::1", "ff02::1", "2001::1", "2001:10::1",
        "2001:20::1", "2001:db8::1", "2002:7f00:1::", "2002:a00:1::1", "3fff::1", "4000::1",
    ])
    func privateAndReservedAddressesAreNot(_ address: String) {
        #expect(isPublic(address) == false)
    }

    @Test(arguments: [
        "1.1.1.1", "8.8.8.8", "9.255.255.255", "11.0.0.0", "100.63.255.255", "100.128.0.0", "126.0.0.1", "128.0.0.1",
        "169.253.0.1", "172.15.255.255", "172.32.0.0", "192.167.0.1", "192.169.0.1", "198.17.0.1", "198.20.0.1",
        "223.255.255.255", "2606:4700::1111", "2400:3200::1", "2a00:1450::1", "2002:808:808::1", "::ffff:8.8.8.8",
        "64:ff9b::8.8.8.8",
    ])
    func publicAddressesAre(_ address: String) {
        #expect(isPublic(address) == true)
    }

    @Test(arguments: [
        "http://127.0.0.1:9/", "http://localhost:9/", "http://[::1]:9/", "http://2130706433:9/", "http://0x7f.1:9/",
        "http://0:9/", "http://169.254.169.254/latest/meta-data/",
    ])
    func itDoesNotKnockThere(_ url: String) {
        var status = 0
        #expect(byline_probe(url, "test", true, 2000, false, &status) == BYLINE_PROBE_NOT_PUBLIC)
        #expect(status == 0)
    }

    @Test(arguments: ["file:///etc/passwd", "ftp://127.0.0.1/", "gopher://127.0.0.1:9/", "dict://127.0.0.1/"])
    func itSpeaksHTTPOnly(_ url: String) {
        var status = 0
        #expect(byline_probe(url, "test", false, 2000, true, &status) == BYLINE_PROBE_UNKNOWN)
        #expect(status == 0)
    }

    @Test func whereNothingListensThereIsNoServer() {
        var status = 0
        #expect(byline_probe("http://127.0.0.1:1/", "test", true, 2000, true, &status) == BYLINE_PROBE_NO_SERVER)
    }
}
