/** What `help` prints. */
export const helpText = `Pestle on the command line:

  npm run pestle -- import --data DIR FILE…        take prescription messages in, as the app does
  npm run pestle -- ledger verify --data DIR       check the hash chain, replay it, and look for every update owed to the NHS
  npm run pestle -- products import --data DIR FILE
                                                   take in a product file (docs/product-file.md): all of it or nothing
  npm run pestle -- generate --data DIR --items N [--seed S]
                                                   an invented pharmacy of any size in an empty folder, practice only
  npm run pestle -- backup --data DIR [--to FOLDER]
                                                   a second copy, read back and checked in full; the app must be closed
  npm run pestle -- backup verify --data DIR BACKUP
                                                   read a backup back in full with the key of this data folder
  npm run pestle -- restore-drill --data DIR [--from FOLDER]
                                                   restore the newest backup beside the data, check it, throw it away
  npm run pestle -- recover --data DIR [--try]     open a record whose key was lost, by its recovery code, which is read from
                                                   standard input; --try only says whether the code is right
  npm run pestle -- doctor --data DIR              say in words whether this folder is well (no patient data)
  npm run pestle -- export --data DIR --to FOLDER --ods CODE
                                                   everything that is recorded, unencrypted, as JSON Lines and CSV (docs/leaving.md)
  npm run pestle -- demo [--psu URL] [--faults 0.5 --seed N]
                                                   a day's work without a window, with the line cut in the middle
  npm run pestle -- help | --version

  --data DIR            the data folder; import makes one where there is none
  --environment NAME    practice (unless said otherwise) or sandbox; recover takes all four
  --json                one JSON value per line on standard output; progress stays on standard error
  --psu URL             the demo's endpoint instead of its own stand-in (which runs as a process of its own)
  --faults SHARE        the stand-in spoils this share of all requests, at random by --seed

import gives, per file, {file, outcome, prescriptions: [{id, items}], reasons: [{code, path, message}]}; the outcome is
imported, duplicate, conflict or refused. Nothing is sent to the NHS by it: the app does that when it opens the folder.
ledger verify gives {events, chainOk, firstBreak, replayMatches, tasksComplete}.
demo ends with {prescriptions, items, events, enqueued, recorded, superseded, overtaken, parked, endpointMatches, ledgerOk,
seconds}: parked counts the updates that needed a person (all mended by the end), overtaken those recorded although they had
stopped being true on the way; enqueued = recorded + superseded + parked.

Exit codes: 0 done, and all is well; 1 a fault (a bug or a broken machine); 2 something was refused, or not everything agrees;
64 the command line was not understood.`
