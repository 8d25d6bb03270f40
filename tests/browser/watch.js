// Runs in every page before its own scripts: `partnerboardWatch.owes` says whether an answer of the server is outstanding.
//
// What the page shows cannot say so: a run that was asked for begins later, and between a run that ends with `st.rerun`
// and the run after it nothing runs. The messages can: each is one field of BackMsg.proto or ForwardMsg.proto.

window.partnerboardWatch = {owes: true};

(() => {
  const RERUN_SCRIPT = 11, FILE_URLS_REQUEST = 16;  // fields of BackMsg; an upload ends in a run
  const SCRIPT_FINISHED = 6, EARLY_FOR_RERUN = 2;   // a field of ForwardMsg, and the value after which a run follows

  // The last field of a message and, where it is a number, its value.
  function said(message) {
    const bytes = new Uint8Array(message);
    let place = 0, last = {};
    const number = () => {
      for (let value = 0, scale = 1; ; scale *= 128) {
        const byte = bytes[place++];
        value += (byte & 127) * scale;
        if (!(byte & 128)) return value;
      }
    };
    while (place < bytes.length) {
      const tag = number(), value = number();
      const isNumber = (tag & 7) === 0;
      last = {field: tag >> 3, value: isNumber ? value : null};
      place += isNumber ? 0 : value;
    }
    return last;
  }

  window.WebSocket = class extends WebSocket {
    constructor(...where) {
      super(...where);
      this.addEventListener('message', message => {
        const {field, value} = said(message.data);
        if (field === SCRIPT_FINISHED && value !== EARLY_FOR_RERUN) window.partnerboardWatch.owes = false;
      });
    }

    send(message) {
      if ([RERUN_SCRIPT, FILE_URLS_REQUEST].includes(said(message).field)) window.partnerboardWatch.owes = true;
      super.send(message);
    }
  };

  // An address of another document leads away only when its answer begins to arrive.
  navigation.addEventListener('navigate', leaving => {
    if (!leaving.destination.sameDocument && leaving.downloadRequest === null) window.partnerboardWatch.owes = true;
  });
})();
