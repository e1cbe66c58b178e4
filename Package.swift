// swift-tools-version: 6.2
import PackageDescription

let settings: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .treatAllWarnings(as: .error),
]

/// A layer of the program. The compiler enforces who may import whom, so the arrows between layers
/// are exactly the `dependencies` below; docs/architecture.md draws them.
func layer(_ name: String, _ dependencies: [Target.Dependency], exclude: [String] = []) -> Target {
    .target(name: name, dependencies: dependencies, exclude: exclude, swiftSettings: settings)
}

/// Tests mirror the layer they test, folder by folder.
func tests(_ name: String, _ dependencies: [Target.Dependency] = [], exclude: [String] = []) -> Target {
    .testTarget(
        name: "\(name)Tests", dependencies: [.target(name: name)] + dependencies, exclude: exclude,
        swiftSettings: settings)
}

/// A C library from Debian, seen through a module map.
func library(_ name: String, _ pkgConfig: String, _ package: String) -> Target {
    .systemLibrary(name: name, pkgConfig: pkgConfig, providers: [.apt([package])])
}

let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let cryptoExtras = Target.Dependency.product(name: "CryptoExtras", package: "swift-crypto")
let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
let nioCore = Target.Dependency.product(name: "NIOCore", package: "swift-nio")
let nioPosix = Target.Dependency.product(name: "NIOPosix", package: "swift-nio")

let package = Package(
    name: "byline",
    platforms: [.macOS(.v15)],
    products: [.executable(name: "byline", targets: ["byline"])],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-configuration", from: "1.4.0", traits: ["YAML"]),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/apple/swift-system", from: "1.8.1"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
        .package(url: "https://github.com/LebJe/TOMLKit", from: "0.6.0"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
    ],
    targets: [
        library("CBrotli", "libbrotlienc", "libbrotli-dev"),
        library("CCmark", "libcmark-gfm", "libcmark-gfm-dev"),
        library("CCurlSystem", "libcurl", "libcurl4-openssl-dev"),
        library("CExpat", "expat", "libexpat1-dev"),
        library("CGumbo", "gumbo", "libgumbo-dev"),
        library("COpenCC", "opencc", "libopencc-dev"),
        library("CPostgres", "libpq", "libpq-dev"),
        library("CQREncode", "libqrencode", "libqrencode-dev"),
        // It is glibc's own.
        .systemLibrary(name: "CMalloc"),
        // It has no pkg-config file.
        .systemLibrary(name: "CStemmer", providers: [.apt(["libstemmer-dev"])]),
        library("CVipsSystem", "vips", "libvips-dev"),
        library("CZlib", "zlib", "zlib1g-dev"),
        // libvips is variadic C, which Swift cannot call: this target's shims can.
        .target(name: "CVips", dependencies: ["CVipsSystem"], linkerSettings: [.linkedLibrary("exif")]),

        // So are libcurl's options.
        .target(name: "CCurl", dependencies: ["CCurlSystem"]),
        // libcurl is variadic C as well.
        .target(name: "CLinkProbe", dependencies: ["CCurlSystem"]),

        layer("Kernel", []),
        layer("Document", ["Kernel", "CGumbo", "CCmark"]),
        layer("Folding", ["COpenCC"]),
        layer("Search", ["Kernel", "Folding", "CStemmer"]),
        layer("Originality", ["Folding"]),
        layer("Ledger", ["Kernel", crypto]),
        layer("Storage", ["Kernel"]),
        layer("StorageSQLite", ["Storage", "Kernel", .product(name: "GRDB", package: "GRDB.swift")]),
        layer("StoragePostgres", ["Storage", "Kernel", "CPostgres", nioPosix, nioCore]),
        layer("Mail", ["Kernel", "CCurl", nioPosix, nioCore]),
        layer("Media", ["Kernel", "CExpat", "CVips", crypto, nioPosix, nioCore]),
        layer(
            "Importing",
            [
                "Kernel", "Document", "CExpat", .product(name: "Yams", package: "Yams"),
                .product(name: "TOMLKit", package: "TOMLKit"),
            ]),
        layer(
            "Publishing",
            ["Kernel", "Document", "Ledger", "Search", "Originality", "Storage", "Importing", crypto, cryptoExtras]),
        layer(
            "Web",
            [
                "Publishing", "Kernel", "Document", "Ledger", "Search", "CBrotli", "CQREncode", "CZlib", crypto,
                logging, nioCore, nioPosix,
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "HummingbirdCore", package: "hummingbird"),
                .product(name: "Mustache", package: "swift-mustache"),
                .product(name: "Yams", package: "Yams"),
            ], exclude: ["Resources"]),
        .executableTarget(
            name: "byline",
            dependencies: [
                "CCurl", "CLinkProbe", "CMalloc", "Kernel", "Document", "Ledger", "Storage", "StorageSQLite",
                "StoragePostgres",
                "Mail", "Media",
                "Importing",
                "Publishing", "Web", logging, nioPosix, nioCore,
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Configuration", package: "swift-configuration"),
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
                .product(name: "SystemPackage", package: "swift-system"),
                .product(name: "Yams", package: "Yams"),
            ], swiftSettings: settings),
        layer(
            "TestSupport", ["Kernel", "Document", "Storage", "StorageSQLite", "StoragePostgres", "Publishing", crypto]),

        tests("CLinkProbe"),
        tests("Kernel"),
        tests("Document"),
        tests("Search"),
        tests("Ledger", ["Kernel", crypto]),
        tests("Originality"),
        tests("Storage", ["Kernel", "StorageSQLite", "StoragePostgres", "TestSupport"]),
        tests("Mail", ["Kernel"]),
        tests("Media", ["Kernel", "CVips"]),
        tests("Importing", ["Kernel", "Document"]),
        tests("Publishing", ["Kernel", "Document", "Importing", "Ledger", "Search", "Storage", "TestSupport"]),
        tests(
            "Web",
            [
                "Kernel", "Document", "Publishing", "Storage", "TestSupport",
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "HummingbirdTesting", package: "hummingbird"),
                .product(name: "Mustache", package: "swift-mustache"),
            ]),
    ]
)
