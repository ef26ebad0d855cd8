// The media type of a file, guessed from its name alone, as Python's `mimetypes.guess_type` does it on a Debian system: its own
// table with what the system's list of media types adds and changes, as far as servers of files meet it.

export interface GuessedType {
  /** For example `text/html`; `undefined` where the name tells nothing. */
  readonly type: string | undefined;
  /** What the file is packed with, for example `gzip`. It describes the file, and is no `content-encoding` of an answer by itself. */
  readonly encoding: string | undefined;
}

/** Guesses by the suffix, without regard to its case; packing suffixes (`.gz`, `.Z`) count as written. `page.html.gz` is packed HTML. */
export function guessMediaType(name: string): GuessedType {
  let [base, suffix] = splitSuffix(name);
  for (let whole = shortForms.get(suffix.toLowerCase()); whole !== undefined; whole = shortForms.get(suffix.toLowerCase())) {
    [base, suffix] = splitSuffix(base + whole);
  }
  const encoding = encodings.get(suffix);
  if (encoding !== undefined) [, suffix] = splitSuffix(base);
  return { type: (types ??= readTable()).get(suffix.toLowerCase()), encoding };
}

/** The name before its last suffix, and the suffix with its dot: "" for a name that has none or consists of one, like `.profile`. */
function splitSuffix(name: string): [base: string, suffix: string] {
  const dot = name.lastIndexOf(".");
  let start = name.lastIndexOf("/") + 1;
  while (name[start] === ".") start++;
  return dot < start ? [name, ""] : [name.slice(0, dot), name.slice(dot)];
}

const shortForms: ReadonlyMap<string, string> = new Map([
  [".svgz", ".svg.gz"],
  [".tgz", ".tar.gz"],
  [".taz", ".tar.gz"],
  [".tz", ".tar.gz"],
  [".tbz2", ".tar.bz2"],
  [".txz", ".tar.xz"],
]);

const encodings: ReadonlyMap<string, string> = new Map([
  [".gz", "gzip"],
  [".Z", "compress"],
  [".bz2", "bzip2"],
  [".xz", "xz"],
  [".br", "br"],
]);

let types: ReadonlyMap<string, string> | undefined;

function readTable(): Map<string, string> {
  const result = new Map<string, string>();
  for (const line of table.trim().split("\n")) {
    const [type, ...suffixes] = line.split(" ");
    for (const suffix of suffixes) result.set(`.${suffix}`, type!);
  }
  return result;
}

/** A type and its suffixes on each line. */
const table = `
application/ODA oda
application/atom+xml atom
application/dash+xml mpd
application/epub+zip epub
application/geo+json geojson
application/gzip gz
application/java-archive jar
application/json json
application/ld+json jsonld
application/manifest+json webmanifest
application/mbox mbox
application/msword doc wiz
application/n-quads nq
application/n-triples nt
application/octet-stream bin so
application/ogg ogx
application/pdf pdf
application/pem-certificate-chain pem
application/pgp-keys asc
application/pgp-signature sig
application/pkcs12 p12 pfx
application/pkcs7-mime p7c
application/pkix-cert cer
application/postscript ps ai eps
application/rdf+xml rdf
application/rtf rtf
application/sql sql
application/trig trig
application/ttml+xml ttml
application/vnd.adobe.flash.movie swf
application/vnd.android.package-archive apk
application/vnd.apple.mpegurl m3u8
application/vnd.debian.binary-package deb
application/vnd.google-earth.kml+xml kml
application/vnd.google-earth.kmz kmz
application/vnd.mif mif
application/vnd.ms-excel xls xlb
application/vnd.ms-fontobject eot
application/vnd.ms-powerpoint ppt ppa pps pwz
application/vnd.oasis.opendocument.presentation odp
application/vnd.oasis.opendocument.spreadsheet ods
application/vnd.oasis.opendocument.text odt
application/vnd.openxmlformats-officedocument.presentationml.presentation pptx
application/vnd.openxmlformats-officedocument.spreadsheetml.sheet xlsx
application/vnd.openxmlformats-officedocument.wordprocessingml.document docx
application/vnd.rar rar
application/vnd.sqlite3 sqlite
application/wasm wasm
application/wsdl+xml wsdl
application/x-7z-compressed 7z
application/x-apple-diskimage dmg
application/x-bcpio bcpio
application/x-bittorrent torrent
application/x-cdf cdf
application/x-cpio cpio
application/x-dvi dvi
application/x-gtar gtar
application/x-hdf hdf
application/x-hdf5 h5
application/x-iso9660-image iso
application/x-latex latex
application/x-msdos-program dll exe bat
application/x-netcdf nc
application/x-object o
application/x-python-code pyc pyo
application/x-rss+xml rss
application/x-ruby rb
application/x-shar shar
application/x-sv4cpio sv4cpio
application/x-sv4crc sv4crc
application/x-tar tar
application/x-texinfo texi texinfo
application/x-troff-man man
application/x-troff-me me
application/x-troff-ms ms
application/x-ustar ustar
application/x-wais-source src
application/x-x509-ca-cert crt
application/xhtml+xml xhtml xht
application/xml xpdl xml
application/xml-dtd dtd
application/xslt+xml xsl
application/zip zip
application/zstd zst
audio/3gpp 3gp 3gpp
audio/3gpp2 3g2 3gpp2
audio/aac aac adts ass
audio/basic au snd
audio/flac flac
audio/mp4 m4a
audio/mpeg mp3 mp2
audio/mpegurl m3u
audio/ogg opus ogg oga
audio/usac loas
audio/x-aiff aif aifc aiff
audio/x-ms-wma wma
audio/x-pn-realaudio ram ra
audio/x-wav wav
font/collection ttc
font/otf otf
font/ttf ttf
font/woff woff
font/woff2 woff2
image/apng apng
image/avif avif
image/bmp bmp
image/gif gif
image/heic heic
image/heif heif
image/ief ief
image/jp2 jp2
image/jpeg jpg jpe jpeg jfif
image/jxl jxl
image/png png
image/svg+xml svg
image/tiff tiff tif
image/vnd.adobe.photoshop psd
image/vnd.microsoft.icon ico
image/webp webp
image/x-cmu-raster ras
image/x-portable-anymap pnm
image/x-portable-bitmap pbm
image/x-portable-graymap pgm
image/x-portable-pixmap ppm
image/x-rgb rgb
image/x-xbitmap xbm
image/x-xpixmap xpm
image/x-xwindowdump xwd
message/rfc822 eml mht mhtml nws
model/gltf+json gltf
model/gltf-binary glb
model/obj obj
model/stl stl
text/SGML sgm sgml
text/calendar ics
text/css css
text/csv csv
text/html html htm shtml
text/javascript js mjs
text/markdown md markdown
text/n3 n3
text/plain pot txt ksh srt
text/richtext rtx
text/tab-separated-values tsv
text/troff roff t tr
text/vcard vcf
text/vnd.a a
text/vnd.graphviz dot
text/vtt vtt
text/x-chdr h
text/x-csh csh
text/x-csrc c
text/x-diff diff patch
text/x-java java
text/x-perl pl
text/x-python py
text/x-setext etx
text/x-sh sh
text/x-tcl tcl
text/x-tex tex
video/mp4 mp4 m4v
video/mpeg mpeg m1v mpa mpe mpg
video/ogg ogv
video/quicktime mov qt
video/webm webm
video/x-flv flv
video/x-matroska mkv
video/x-ms-wmv wmv
video/x-msvideo avi
video/x-sgi-movie movie
`;
