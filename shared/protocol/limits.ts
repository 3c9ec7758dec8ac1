const mebibyte = 1024 * 1024

/** What one person, document or board may take. Bytes, counts, or per second where the name says so. */
export const limits = {
  /** One frame; not below the document limit, or a large offline edit could never be sent. */
  maxFrameBytes: 32 * mebibyte,
  /** A document's size in the log after compaction. */
  maxDocumentBytes: 24 * mebibyte,
  /** What one update may hold: more than a hundred thousand edits that somebody made without a connection. */
  maxUpdateStructs: 250_000,
  maxUpdateRanges: 250_000,
  maxUpdateClients: 20_000,
  maxUpdateValues: 500_000,
  /** What one document may hold in memory, where a struct takes some two hundred bytes, and four values count as one. */
  maxDocumentStructs: 500_000,
  /** Structs and ranges of one person's updates, on all their sockets; and of everybody's from one address. */
  structsBurst: 300_000,
  structsPerSecond: 5_000,
  structsBurstPerAddress: 600_000,
  structsPerSecondPerAddress: 10_000,
  /** Of an update with more than this, pieces are taken in turn with what others send. */
  maxStructsInOneGo: 1_000,
  /** Beside what the document itself takes: whoever may not write says what they have, and presence. */
  maxReaderFrameBytes: mebibyte,
  maxStateVectorBytes: 256 * 1024,
  /** Frames that are still coming or wait for their turn, all together. */
  maxHeldBytesPerPerson: 40 * mebibyte,
  maxHeldBytesPerAddress: 80 * mebibyte,
  maxHeldBytes: 128 * mebibyte,
  /** Answers that are on their way to one person, all together, unless it is one alone. */
  maxAnswerBytesPerPerson: 48 * mebibyte,
  maxAnswerBytesPerAddress: 128 * mebibyte,
  updatesBurst: 500,
  updatesPerSecond: 200,
  /** Bytes of updates by one person, on all their sockets. */
  bytesBurst: 64 * mebibyte,
  bytesPerSecond: 4 * mebibyte,
  /** Frames of any kind on one socket; y-websocket says back every presence it hears. */
  framesBurst: 6_000,
  framesPerSecond: 3_000,
  /** How often a socket may ask for a document. */
  asksBurst: 30,
  asksPerSecond: 5,
  presenceBurst: 120,
  presencePerSecond: 60,
  /** Client ids whose authors a client shows at once; each costs the server a hash, and its person as much as so many bytes. */
  bytesPerAuthor: 1_000,
  authorsPerFrame: 1_000,
  /** And in all, on one socket. */
  authorsPerSocket: 20_000,
  maxPresenceBytes: 4 * 1024,
  /** Of presence by one person; beyond it, what comes is left out. */
  presenceBytesBurst: 512 * 1024,
  presenceBytesPerSecond: 64 * 1024,
  maxPresenceFrameBytes: mebibyte,
  /** A reader who leaves more than this unread is asked to come back. */
  maxUnreadBytes: 4 * mebibyte,
  maxSocketsPerPerson: 400,
  maxSocketsPerAddress: 3_000,
  maxSocketsPerBoard: 4_000,
  maxSockets: 12_000,
  /** Sockets that one device asks for; nobody's are counted for their address. */
  upgradesBurst: 200,
  upgradesPerSecond: 50,
  strangersBurst: 600,
  strangersPerSecond: 100,
  /** A command; words come over sockets, files and images by ways of their own. */
  maxRequestBytes: 64 * 1024,
  maxBoardFileBytes: 16 * mebibyte,
  maxPeoplePerBoard: 200,
  maxInterviewsPerBoard: 500,
  maxInterviewCharacters: 400_000,
  maxMomentsPerMap: 1_500,
  /** A file that somebody brings to be made an image of, and how many at once. */
  maxGivenImageBytes: 40 * mebibyte,
  maxGivenImagePixels: 80_000_000,
  maxGivenImages: 12,
  /** An image as it is kept; a browser makes what it is given smaller before it is sent. */
  maxImageBytes: 8 * mebibyte,
  /** Pixels of one side, and of the whole. */
  maxImageSide: 8_192,
  maxImagePixels: 40_000_000,
  maxImagesPerMap: 200,
  maxImageBytesPerMap: 100 * mebibyte,
  maxImageBytesPerBoard: 500 * mebibyte,
  /** How long an image is kept that nothing refers to any more. */
  unusedImageHours: 24,
  imagesPerHourPerDevice: 200,
  /** Images that are on their way in at once, on one server. */
  maxIncomingImages: 12,
  maxIncomingImagesPerPerson: 3,
  boardsPerHourPerDevice: 30,
  boardsPerHourPerAddress: 120,
  /** Recovery codes and requests to be let in. */
  triesPerHourPerAddress: 60,
  /** Labels of one board that a service of the operator's choice compares, and how often it may be asked. */
  maxComparedLabels: 600,
  comparisonsPerHourPerDevice: 120,
  sampleBoardDays: 7,
  /** After so long without a visit a device counts as lost. */
  deviceInSightDays: 30,
  /** People who come to one board from one address within an hour, and of its places at most. */
  joinsPerHourPerAddress: 60,
  placesPerAddress: 100,
  /** So many places are left for addresses from which hardly anybody has come, and what hardly anybody is. */
  placesForOthers: 50,
  fewFromAddress: 5,
} as const
