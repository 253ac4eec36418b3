@echo off
rem The verbs of the Makefile for Windows: make, make preview, make LESSON="other.yaml" ...
setlocal
chcp 65001 >nul
set PYTHONUTF8=1
cd /d "%~dp0"
set PYTHON=python
where py >nul 2>nul && set PYTHON=py -3
%PYTHON% tools\make.py %*
set CODE_OF_EXIT=%ERRORLEVEL%
if %CODE_OF_EXIT%==9009 echo Python 3.10: https://www.python.org/downloads/
rem After a double click the window stays open.
set "CALL=%CMDCMDLINE:"=%"
if "%~1"=="" if /i not "%CALL:/c=%"=="%CALL%" pause
exit /b %CODE_OF_EXIT%
