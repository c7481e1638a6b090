/** The sign-in form: sends it, says what went wrong, and puts the focus where the reader goes on. */
import { signInFailure } from './failures.js';

/**
 * @param {object} parts
 * @param {import('./session.js').Session} parts.session
 * @param {() => void} parts.onSignedIn
 */
export function createSignIn({ session, onSignedIn }) {
  const section = document.getElementById('sign-in');
  const form = document.getElementById('sign-in-form');
  const note = document.getElementById('sign-in-note');
  const error = document.getElementById('sign-in-error');
  const login = document.getElementById('login');
  const password = document.getElementById('password');
  const reveal = document.getElementById('show-password');
  const submit = document.getElementById('sign-in-submit');
  let sending = false;

  form.addEventListener('submit', (event) => {
    event.preventDefault();
    if (!sending) {
      void send();
    }
  });

  reveal.addEventListener('click', () => setRevealed(password.type === 'password'));

  async function send() {
    setSending(true);
    say('', null);
    try {
      await session.signIn(login.value.trim(), password.value);
      close();
      onSignedIn();
    } catch (cause) {
      const field = cause.field === 'login' ? login : password;
      say(signInFailure(cause, navigator.onLine), field);
    } finally {
      setSending(false);
    }
  }

  /** @param {string} message @param {HTMLInputElement | null} field the one to correct */
  function say(message, field) {
    error.textContent = message;
    for (const input of [login, password]) {
      input.toggleAttribute('aria-invalid', false);
      input.removeAttribute('aria-describedby');
    }
    if (field !== null) {
      field.setAttribute('aria-invalid', 'true');
      field.setAttribute('aria-describedby', error.id);
      field.focus();
      field.select();
    }
  }

  /** @param {boolean} busy */
  function setSending(busy) {
    sending = busy;
    submit.setAttribute('aria-disabled', String(busy));
    submit.textContent = busy ? 'Signing in…' : 'Sign in';
  }

  /** @param {boolean} revealed */
  function setRevealed(revealed) {
    password.type = revealed ? 'text' : 'password';
    reveal.textContent = revealed ? 'Hide' : 'Show';
    reveal.setAttribute('aria-label', revealed ? 'Hide password' : 'Show password');
  }

  function close() {
    password.value = '';
    setRevealed(false);
    say('', null);
    section.hidden = true;
  }

  return {
    close,

    /** Says more while the form is open. @param {string} text */
    note(text) {
      note.textContent = text;
    },

    /** @param {string} why what the reader should know: "You are signed out." */
    open(why) {
      section.hidden = false;
      note.textContent = why;
      say('', null);
      login.focus();
    },
  };
}
