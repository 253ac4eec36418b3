// A file in GIFT goes in; its questions as another reader understands them come out as JSON.
const { readFileSync } = require("fs");
const { parse } = require("gift-pegjs");
process.stdout.write(JSON.stringify(parse(readFileSync(process.argv[2], "utf8"))));
