throw new Error('The native part of msgpackr is left out on purpose; msgpackr falls back to JavaScript.');
