#include "CFoundation.h"

#include <stdint.h>
#include <unistd.h>

// ArgumentParser asks Foundation for two things: whether an error is a `LocalizedError`, which none of this program's is, and the
// encoder by which `--experimental-dump-help` writes JSON. For these the linker would take in Foundation, what stands below it and
// the regular expressions, 4 MB of the program. So the release has the names here, before it comes to Foundation's library; a build
// for tests shares the libraries of the toolchain and needs none of this.
#ifdef INSIGHT_RELEASE

#define SWIFT_NAME(mangled) __asm__(mangled)

// What the runtime looks at of a protocol when it asks whether a type conforms: its address, and that it is no class's alone. The
// layout is that of ProtocolDescriptor in the Swift ABI (docs/ABI/TypeMetadata.rst).
struct ProtocolDescriptor {
  uint32_t flags;
  int32_t parent, name;
  uint32_t requirementsInSignature, requirements;
  int32_t associatedTypeNames;
};
enum { protocolKind = 3, isUnique = 1 << 6, isNotOfClassesAlone = 1 << 16 };

extern const struct ProtocolDescriptor localizedError SWIFT_NAME("$s20FoundationEssentials14LocalizedErrorMp");
const struct ProtocolDescriptor localizedError = {.flags = protocolKind | isUnique | isNotOfClassesAlone};

static void refuse(void) {
  static const char line[] = "insight: --experimental-dump-help is not offered; see insight --help\n";
  ssize_t written = write(STDERR_FILENO, line, sizeof line - 1);
  (void)written;
  _exit(INSIGHT_USAGE_STATUS);
}

#define REFUSED(name, mangled) \
  void name(void) SWIFT_NAME(mangled); \
  void name(void) { refuse(); }

// The encoder's type is asked for before anything else of it is used.
REFUSED(encoderType, "$s20FoundationEssentials11JSONEncoderCMa")
REFUSED(encoderMade, "$s20FoundationEssentials11JSONEncoderCACycfc")
REFUSED(sortedKeys, "$s20FoundationEssentials11JSONEncoderC16OutputFormattingV10sortedKeysAEvau")
REFUSED(prettyPrinted, "$s20FoundationEssentials11JSONEncoderC16OutputFormattingV13prettyPrintedAEvau")
REFUSED(stringOfData, "$sSS20FoundationEssentialsE4data8encodingSSSgAA4DataVh_SSAAE8EncodingVtcfC")
REFUSED(utf8, "$sSS20FoundationEssentialsE8EncodingV4utf8ACvau")

#endif
